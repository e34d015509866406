use std::fmt::Write as _;

/// Where readers report an error about one page: a contact by mail carries what it is about in its subject and the
/// page's address in its body; any other contact stays as it is.
pub(crate) fn report_link(contact: &str, subject: &str, address: &str) -> String {
    if !contact.starts_with("mailto:") {
        return contact.to_owned();
    }
    let opens = if contact.contains('?') { '&' } else { '?' };
    format!("{contact}{opens}subject={}&body={}", percent_encoded(subject), percent_encoded(address))
}

/// A text as part of a URL: letters, digits and `-._~` stay, every other byte is written `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::report_link;

    #[test]
    fn a_mail_says_what_it_is_about() {
        assert_eq!(
            report_link("mailto:a@b.example", "xã 1&2", "https://b.example/x/"),
            "mailto:a@b.example?subject=x%C3%A3%201%262&body=https%3A%2F%2Fb.example%2Fx%2F"
        );
        assert_eq!(
            report_link("mailto:a@b.example?cc=c@b.example", "s", "u"),
            "mailto:a@b.example?cc=c@b.example&subject=s&body=u"
        );
    }

    #[test]
    fn a_form_on_the_web_stays_as_it_is() {
        assert_eq!(report_link("https://b.example/form", "s", "u"), "https://b.example/form");
    }
}
