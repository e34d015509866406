//! A document of nested elements, always well-formed: an element is closed where its closure ends.

/// Text that grows into an XML document.
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// Writes a document with one root element.
    pub(super) fn document(
        root: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self { text: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned() };
        xml.element(root, attributes, |xml| {
            xml.text.push('\n');
            content(xml);
        });
        xml.text.into_bytes()
    }

    /// Writes an element and what `content` puts into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.text.push('<');
        self.text.push_str(name);
        for (attribute, value) in attributes {
            self.text.push(' ');
            self.text.push_str(attribute);
            self.text.push_str("=\"");
            self.escaped(value);
            self.text.push('"');
        }
        self.text.push('>');
        content(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// Writes an element that holds only text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |xml| xml.escaped(text));
    }

    /// Characters that XML 1.0 cannot hold, not even escaped, are left out. White space other than a blank is
    /// written by number, because a reader turns it into blanks within an attribute.
    fn escaped(&mut self, text: &str) {
        // Up to the next byte that may need care: a sign of markup, a control character, or the first byte of the
        // two characters that XML has no place for.
        let needs_care = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..0x20 | 0xef);
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_care) {
            self.text.push_str(&rest[..at]);
            let mut letters = rest[at..].chars();
            match letters.next().unwrap_or_default() {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                '\t' => self.text.push_str("&#9;"),
                '\n' => self.text.push_str("&#10;"),
                '\r' => self.text.push_str("&#13;"),
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                letter => self.text.push(letter),
            }
            rest = letters.as_str();
        }
        self.text.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn markup_in_text_and_attributes_is_escaped() {
        let bytes =
            Xml::document("a", &[("b", "\"<&>\"\n")], |xml| xml.leaf("c", &[], "x < y & \u{1}\u{ffff}z]]>"));
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\"&quot;&lt;&amp;&gt;&quot;&#10;\">\n\
             <c>x &lt; y &amp; z]]&gt;</c>\n</a>\n"
        );
    }
}
