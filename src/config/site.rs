use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span, Spanned};
use crate::syntax::{Node, Record, Text, check_text, parse_toml, record, rules};

/// The file that makes a folder a site.
const SITE_FILE: &str = "site.toml";

record! {
    /// The settings of a site. Four lines are enough.
    pub struct RawSite<'a> {
        title: Text<'a> = "title", "Tên trang", "Title of the site";
        base_url: Text<'a> = "base_url", "Địa chỉ trang sau khi đăng, ví dụ https://cchc.example.vn/", "Address of the published site";
        publisher: Text<'a> = "publisher", "Cơ quan đăng", "Who publishes";
        language: Text<'a> = "language", "Ngôn ngữ: vi hoặc en", "Language: vi or en";
        description: Option<Text<'a>> = "description", "Một câu giới thiệu trang", "One sentence about the site";
        licence: Option<Text<'a>> = "licence", "Giấy phép dùng lại số liệu", "Licence of the data";
        licence_url: Option<Text<'a>> = "licence_url", "Địa chỉ giấy phép", "Address of the licence";
        contact: Option<Text<'a>> = "contact", "Nơi báo sai: mailto:… hoặc https://…", "Where to report errors: mailto:… or https://…";
        notice: Option<Text<'a>> = "notice", "Dòng thông báo hiện trên mọi trang", "Notice shown on every page";
        features: Option<Spanned<RawFeatures<'a>>> = "features", "Tính năng tùy chọn", "Optional features";
    }
}

record! {
    /// What a site may switch on.
    pub struct RawFeatures<'a> {
        offline: Option<Spanned<bool>> = "offline", "true: giữ trang đã xem và dữ liệu tìm kiếm để đọc khi mất mạng (chỉ với https)", "true: keep visited pages and search data for reading without a network (https only)";
    }
}

/// Reads `site.toml`; a folder without one is not a site.
pub fn read<'s>(sources: &'s Sources, diagnostics: &mut Diagnostics) -> Option<Spanned<RawSite<'s>>> {
    let (id, file) = sources.find(SITE_FILE)?;
    let text = check_text(id, file, diagnostics)?;
    let root: Node<'s> = parse_toml(id, text, 0, diagnostics)?;
    let site = RawSite::read_record(&root, diagnostics)?;
    let before = diagnostics.len();
    check(&site, diagnostics);
    (diagnostics.len() == before).then(|| Spanned::new(site, Span::start_of(id)))
}

/// Whether a text is a whole address that pages can be appended to: a scheme, a host, no query, a slash at the end.
pub fn is_site_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let is_part = |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\?#".contains(c);
    !host.is_empty() && rest.ends_with('/') && rest.chars().all(is_part)
}

fn check(site: &RawSite<'_>, diagnostics: &mut Diagnostics) {
    let url = &site.base_url;
    if !is_site_address(&url.value) {
        let diagnostic = Diagnostic::new(&rules::INVALID_URL, url.span).with("value", &*url.value);
        diagnostics.push(diagnostic);
    }
    if !matches!(&*site.language.value, "vi" | "en") {
        let diagnostic = Diagnostic::new(&rules::INVALID_CHOICE, site.language.span)
            .with("value", &*site.language.value)
            .with("known", "vi, en");
        diagnostics.push(diagnostic);
    }
    for link in [&site.licence_url, &site.contact].into_iter().flatten() {
        if !["https://", "http://", "mailto:"].iter().any(|scheme| link.value.starts_with(scheme)) {
            let diagnostic = Diagnostic::new(&rules::INVALID_LINK, link.span).with("value", &*link.value);
            diagnostics.push(diagnostic);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_site_address;

    #[test]
    fn a_site_address_has_a_scheme_a_host_and_a_last_slash() {
        for good in ["https://cchc.example.vn/", "http://localhost:8000/", "https://a.vn/minh-bach/"] {
            assert!(is_site_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///",
            "https://a.vn",
            "a.vn/",
            "ftp://a.vn/",
            "https://a.vn/?x=/",
            "https://a b/",
        ] {
            assert!(!is_site_address(bad), "{bad}");
        }
    }
}
