use crate::diagnostics::Diagnostics;
use crate::records::LeftOut;
use crate::source::{Sources, Spanned};
use crate::syntax::{Id, Text, record};

use super::front_matter::{Body, read_folder};

record! {
    /// Front matter of a page of the site.
    pub struct RawPage<'a> {
        id: Spanned<Id<'a>> = "id", "Mã trang, là địa chỉ của nó", "Id, which is its address";
        title: Text<'a> = "title", "Tên trang", "Title";
        description: Option<Text<'a>> = "description", "Một câu giới thiệu", "One sentence about it";
        order: Option<Spanned<u32>> = "order", "Thứ tự trong mục lục", "Order in the list of pages";
    }
}

/// Reads `pages/`; a page with a fault is left out.
pub fn read_pages<'s>(
    sources: &'s Sources,
    left_out: &mut LeftOut<'s>,
    diagnostics: &mut Diagnostics,
) -> Vec<(Spanned<RawPage<'s>>, Body<'s>)> {
    read_folder(sources, "pages", left_out, diagnostics)
}
