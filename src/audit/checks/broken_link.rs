use rayon::prelude::*;

use crate::address::Route;
use crate::audit::addresses::Addresses;
use crate::audit::{Check, Discrepancy, OtherSubject, Subject, Verdict};
use crate::diagnostics::{Rule, Severity, Wording};
use crate::documents::Body;
use crate::markdown::targets;
use crate::model::Model;
use crate::source::Span;

static RULE: Rule = Rule {
    id: "broken-link",
    severity: Severity::Error,
    vi: Wording {
        message: "liên kết tới “{target}”, nhưng trang web không có trang hay đề mục nào như vậy",
        help: "sửa lại địa chỉ; địa chỉ bắt đầu bằng / tính từ trang chủ, ví dụ /ton-tai/MÃ/ hay /van-ban/MÃ/",
    },
    en: Wording {
        message: "a link leads to “{target}”, but the site has no such page or heading",
        help: "mend the address; one that begins with / counts from the home page, as in /ton-tai/ID/ or /van-ban/ID/",
    },
};

/// Links in Markdown texts to pages and headings that the site does not have.
pub(in crate::audit) const CHECK: Check = Check { rules: &[&RULE], section: "links", run };

fn run(model: &Model<'_>) -> Vec<Discrepancy> {
    let texts = texts(model);
    let with_links: Vec<_> = texts
        .into_par_iter()
        .map(|text| (targets(text.text), text))
        .filter(|(targets, _)| !targets.is_empty())
        .collect();
    if with_links.is_empty() {
        return Vec::new();
    }
    let addresses = Addresses::of(model);
    let mut found = Vec::new();
    for (targets, text) in with_links {
        for (range, target) in targets {
            if addresses.lead(model, &text.page, text.text, &target) {
                continue;
            }
            // The letters of a JSON string are not those of the file.
            let span = text.body.map_or(text.span, |body| {
                Span::new(body.file, body.start() + range.start, body.start() + range.end)
            });
            let mut one = Discrepancy::new(model, text.subject, &RULE, span, Verdict::Remark)
                .with("target", target)
                .in_field(text.field);
            if text.body.is_some() {
                one.diagnostic.path = text.field.to_owned();
            }
            found.push(one);
        }
    }
    found
}

/// One Markdown text.
struct Text<'m> {
    text: &'m str,
    subject: Subject,
    field: &'static str,
    /// The page that shows it.
    page: String,
    span: Span,
    /// Where its letters stand, if they stand in the file as they are.
    body: Option<Span>,
}

fn texts<'m>(model: &'m Model<'_>) -> Vec<Text<'m>> {
    let mut texts = Vec::with_capacity(model.findings.len() + model.documents.len() + model.pages.len());
    for (ix, finding) in model.iter_findings() {
        let fields = [("text", Some(&finding.text)), ("explanation", finding.explanation.as_ref())];
        for (field, text) in fields {
            let Some(text) = text.filter(|text| text.contains(']')) else { continue };
            let page = Route::finding(finding).to_string();
            let (subject, span) = (Subject::Finding(ix), finding.span);
            texts.push(Text { text, subject, field, page, span, body: None });
        }
    }
    let mut written = |body: Body<'m>, subject: Subject, page: &Route| {
        texts.push(Text {
            text: body.text,
            subject,
            field: "body",
            page: page.to_string(),
            span: body.span,
            body: Some(body.span),
        });
    };
    for (ix, document) in model.iter_documents() {
        written(document.body, Subject::Document(ix), &Route::document(document));
    }
    for (at, page) in model.pages.iter().enumerate() {
        written(page.body, Subject::Other(OtherSubject::Page(at)), &Route::page(&page.id));
    }
    texts
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::audit::testing::Content;

    fn page(body: &str) -> Content {
        Content::new().finding(json!({})).page("gioi-thieu", "title = \"Giới thiệu\"", body)
    }

    #[test]
    fn a_link_to_a_page_or_heading_that_is_not_there_is_an_error_at_the_link() {
        for target in [
            "/ton-tai/tt-9/",
            "/van-ban/bc-9/",
            "/van-ban/bc-1/#khong-co",
            "#phan-hai",
            "../nam/2050/",
            "/khong-co/",
            "../../",
            "/du-lieu/khong-co.csv",
            "/don-vi/xa-a/khong-co.csv",
            "/assets/style.css",
            "/ton-tai/nam/2023/huyen-z/",
        ] {
            let report = page(&format!("## Phần một\n\nXem [đây]({target}).")).audit();
            let one = report.only("broken-link");
            assert_eq!((one.at, one.field.as_str()), (format!("[đây]({target})"), "body"));
            assert!(report.has_errors());
        }
        let one =
            Content::new().finding(json!({ "text": "Xem [đây](/don-vi/xa-z/)." })).expect_only("broken-link");
        assert_eq!(one.field, "text");
    }

    #[test]
    fn links_to_pages_headings_and_elsewhere_are_sound() {
        for target in [
            "/",
            "/ton-tai/tt-1/",
            "/ton-tai/?nam=2023",
            "/van-ban/bc-1/",
            "#m-phan-mot",
            "../nam/2023/",
            "/don-vi/xa-a/",
            "/linh-vuc/thu-tuc/",
            "/bo-tieu-chi/bo-1/",
            "/gioi-thieu/#m-phan-mot",
            "https://a.example/x",
            "mailto:a@a.example",
            "/du-lieu/ton-tai.csv",
            "/du-lieu/datapackage.json",
            "/don-vi/xa-a/feed.xml",
            "/feed.xml",
            "/ton-tai/nam/2023/huyen-a/",
            "/ton-tai/nam/2023/huyen-a/2/",
            "/ton-tai/nam/2023/khac/",
        ] {
            let report = page(&format!("## Phần một\n\nXem [đây]({target}).")).audit();
            assert!(report.of("broken-link").is_empty(), "{target}: {report:#?}");
        }
    }
}
