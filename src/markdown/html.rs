use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

use super::sentence::is_plain;
use crate::text::slug;

/// What a text became.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Safe HTML.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
}

/// A heading of a rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6; the page's own title is level 1.
    pub level: u8,
    /// Fragment id, unique within the text.
    pub id: String,
    /// Its words.
    pub title: String,
}

/// How links that start with `/` (the root of the site) are written on a page.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    /// The way from the page up to the root: `""`, `"../"`, `"../../"`.
    pub root: &'a str,
}

pub(super) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH)
}

/// Renders a text.
pub fn render(text: &str, links: Links<'_>) -> Rendered {
    if is_plain(text) {
        return Rendered { html: ["<p>", text, "</p>\n"].concat(), headings: Vec::new() };
    }
    render_any(text, links)
}

/// Renders a text that may have markup.
pub(super) fn render_any(text: &str, links: Links<'_>) -> Rendered {
    let mut headings = Vec::new();
    let mut taken = HashMap::new();
    let mut events = Vec::new();
    let mut open: Option<(HeadingLevel, Vec<Event<'_>>)> = None;
    // Images inside links and links inside images nest, so what to do at an end is remembered at its start.
    let mut dropped_links: Vec<bool> = Vec::new();
    for event in parser(text) {
        let event = match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = Some((level, Vec::new()));
                continue;
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, inside)) = open.take() {
                    close_heading(level, inside, &mut events, &mut headings, &mut taken);
                }
                continue;
            }
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let target = safe_target(link_type, &dest_url, links);
                dropped_links.push(target.is_none());
                match target {
                    Some(dest_url) => {
                        Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
                    }
                    None => continue,
                }
            }
            Event::End(TagEnd::Link) => {
                if dropped_links.pop().unwrap_or(true) {
                    continue;
                }
                event
            }
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => continue,
            Event::Start(Tag::Table(alignments)) => {
                push(&mut events, &mut open, Event::Html(TABLE_OPEN.into()));
                Event::Start(Tag::Table(alignments))
            }
            Event::End(TagEnd::Table) => {
                push(&mut events, &mut open, event);
                Event::Html("</div>\n".into())
            }
            other => other,
        };
        push(&mut events, &mut open, event);
    }
    let mut html = String::with_capacity(text.len() * 3 / 2);
    push_html(&mut html, events.into_iter());
    Rendered { html: aligned_by_class(html), headings }
}

/// Cells are aligned by class, because the policy of the pages refuses styles. A `<` of the text itself is escaped,
/// so only tags are replaced.
fn aligned_by_class(html: String) -> String {
    const ALIGNED: [(&str, &str); 6] = [
        ("<td style=\"text-align: right\">", "<td class=\"r\">"),
        ("<th style=\"text-align: right\">", "<th class=\"r\">"),
        ("<td style=\"text-align: center\">", "<td class=\"mid\">"),
        ("<th style=\"text-align: center\">", "<th class=\"mid\">"),
        ("<td style=\"text-align: left\">", "<td>"),
        ("<th style=\"text-align: left\">", "<th>"),
    ];
    if !html.contains(" style=") {
        return html;
    }
    ALIGNED.iter().fold(html, |html, (styled, classed)| html.replace(styled, classed))
}

/// A wide table scrolls by itself, reachable by keyboard; never the page.
const TABLE_OPEN: &str = "<div class=\"scroll\" tabindex=\"0\">";

fn push<'a>(
    events: &mut Vec<Event<'a>>,
    open: &mut Option<(HeadingLevel, Vec<Event<'a>>)>,
    event: Event<'a>,
) {
    match open {
        Some((_, inside)) => inside.push(event),
        None => events.push(event),
    }
}

fn close_heading<'a>(
    level: HeadingLevel,
    inside: Vec<Event<'a>>,
    events: &mut Vec<Event<'a>>,
    headings: &mut Vec<Heading>,
    taken: &mut HashMap<String, usize>,
) {
    let title: String = inside
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(&**text),
            _ => None,
        })
        .collect();
    // The page title is the only h1.
    let level = match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        other => other,
    };
    let id = unique_id(&title, taken);
    events.push(Event::Start(Tag::Heading {
        level,
        id: Some(CowStr::from(id.clone())),
        classes: Vec::new(),
        attrs: Vec::new(),
    }));
    events.extend(inside);
    events.push(Event::End(TagEnd::Heading(level)));
    headings.push(Heading { level: level as u8, id, title });
}

fn unique_id(title: &str, taken: &mut HashMap<String, usize>) -> String {
    let mut base = slug(title);
    if base.is_empty() {
        base.push_str("muc");
    }
    let count = taken.entry(base.clone()).or_insert(0);
    *count += 1;
    // A prefix keeps the ids of texts apart from the ids of the page around them.
    if *count == 1 { format!("m-{base}") } else { format!("m-{base}-{count}") }
}

fn safe_target<'a>(kind: LinkType, target: &str, links: Links<'_>) -> Option<CowStr<'a>> {
    if kind == LinkType::Email {
        return Some(format!("mailto:{target}").into());
    }
    // Browsers drop tabs and newlines inside a URL, so "java\nscript:" must not look relative.
    let target: String = target.chars().filter(|c| !c.is_control()).collect();
    let target = target.trim();
    let lower = target.to_ascii_lowercase();
    if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(target.to_owned().into());
    }
    if lower.starts_with("//") || target.contains('\\') {
        return None;
    }
    let before_path = lower.split(['/', '?', '#']).next().unwrap_or_default();
    if before_path.contains(':') {
        return None;
    }
    Some(match target.strip_prefix('/') {
        Some(from_root) => site_link(from_root, links.root).into(),
        None => target.to_owned().into(),
    })
}

/// A link from the root of the site, written so that it also works from a folder on disk.
fn site_link(from_root: &str, root: &str) -> String {
    let cut = from_root.find(['?', '#']).unwrap_or(from_root.len());
    let (path, rest) = from_root.split_at(cut);
    let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    format!("{root}{path}{index}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        render(text, Links { root: "../" }).html
    }

    #[test]
    fn raw_html_becomes_text() {
        let out = html("a <b onclick=x>c</b>\n\n<script>alert(1)</script>\n\n<div>x</div>");
        assert!(!out.contains("<script") && !out.contains("<b ") && !out.contains("<div>"), "{out}");
        assert!(out.contains("&lt;script&gt;"));
    }

    #[test]
    fn only_harmless_links_survive() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "file:///etc/passwd",
            "a\\b",
        ] {
            let out = html(&format!("[x](<{bad}>)"));
            assert!(!out.contains("href"), "{bad}: {out}");
        }
        assert!(html("[x](&#106;avascript:alert(1))").contains("<p>x</p>"));
        for (good, written) in [
            ("https://a.example/b?c=1", "https://a.example/b?c=1"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("/ton-tai/x/", "../ton-tai/x/index.html"),
            ("/ton-tai/?nam=2022#a", "../ton-tai/index.html?nam=2022#a"),
            ("#muc", "#muc"),
            ("../x/", "../x/"),
        ] {
            let out = html(&format!("[x](<{good}>)"));
            assert!(out.contains(&format!("href=\"{written}\"")), "{good}: {out}");
        }
    }

    #[test]
    fn cells_are_aligned_by_class_and_text_is_left_alone() {
        let table = html("| a | b | c |\n|--:|:-:|:--|\n| <td style=\"text-align: right\"> | 2 | 3 |\n");
        assert!(table.contains("<th class=\"r\">a</th><th class=\"mid\">b</th><th>c</th>"), "{table}");
        assert!(table.contains("<td class=\"r\">&lt;td style=\"text-align: right\"&gt;</td>"), "{table}");
    }

    #[test]
    fn images_load_nothing() {
        assert_eq!(html("![một ảnh](https://evil.example/x.png)").trim(), "<p>một ảnh</p>");
    }

    #[test]
    fn headings_have_unique_ids_and_never_level_one() {
        let rendered = render("# Kết quả\n\n## Kết quả\n\ntext", Links { root: "" });
        let ids: Vec<_> =
            rendered.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
        assert_eq!(ids, [(2, "m-ket-qua"), (2, "m-ket-qua-2")]);
        assert!(rendered.html.contains("<h2 id=\"m-ket-qua\">Kết quả</h2>"));
    }
}
