/// Fails unless every element is closed in order, attributes are quoted, and `<` and `&` stand only in markup.
pub(super) fn assert_well_formed(xml: &str) {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("a declaration");
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    let mut pieces = body.split('<');
    assert_eq!(pieces.next(), Some(""), "text before the root");
    for piece in pieces {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("an open tag: {piece}"));
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closed out of order");
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            assert_eq!(attributes.matches('"').count() % 2, 0, "{tag}");
            check_references(attributes);
            roots += usize::from(open.is_empty());
            open.push(name);
        }
        assert!(!open.is_empty() || text.trim().is_empty(), "text after the root: {text}");
        check_references(text);
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    assert_eq!(roots, 1);
}

fn check_references(text: &str) {
    for after in text.split('&').skip(1) {
        let name = after.split(';').next().unwrap_or_default();
        let known = ["amp", "lt", "gt", "quot", "#9", "#10", "#13"];
        assert!(known.contains(&name), "a bare ampersand: {after}");
    }
}

#[test]
#[should_panic(expected = "closed out of order")]
fn crossed_elements_are_seen() {
    assert_well_formed("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a><b></a></b>");
}

#[test]
#[should_panic(expected = "a bare ampersand")]
fn a_bare_ampersand_is_seen() {
    assert_well_formed("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>b & c</a>");
}
