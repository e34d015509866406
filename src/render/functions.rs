use std::collections::HashMap;
use std::sync::Arc;

use minijinja::value::{Kwargs, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};

use super::assets::Assets;
use super::words::{Argument, Words};

/// Makes `t`, `url`, `asset` and `picture` known.
pub(super) fn add(environment: &mut Environment<'_>, words: Arc<Words>, assets: Arc<Assets>) {
    // Most words have no place to fill: they are made into values once, not for each page.
    let whole = words.keys().filter(|(_, places)| places.is_empty());
    let whole = whole.filter_map(|(key, _)| Some((key.to_owned(), Value::from(words.text(key, &[]).ok()?))));
    let whole: HashMap<String, Value> = whole.collect();
    environment.add_function("t", move |key: &str, arguments: Kwargs| match whole.get(key) {
        Some(words) if arguments.args().next().is_none() => Ok(words.clone()),
        _ => say(&words, key, &arguments),
    });
    environment.add_filter("url", |state: &State<'_, '_>, route: &str| {
        url(root(state)?.as_str().unwrap_or_default(), route)
    });
    let pictures = Arc::clone(&assets);
    environment.add_function("picture", move |name: &str| {
        let picture = pictures.picture(name);
        picture.ok_or_else(|| invalid(format!("the theme has no picture {name:?}")))
    });
    environment.add_function("asset", move |state: &State<'_, '_>, name: &str| {
        let path = assets.path(name).ok_or_else(|| invalid(format!("the theme has no asset {name:?}")))?;
        Ok::<_, Error>(format!("{}{path}", root(state)?.as_str().unwrap_or_default()))
    });
}

/// The words of a key. Integers are counts and written as figures are, except years; whatever is safe HTML stays
/// so and makes the whole safe. What is null is not given: an error only where the words have a place for it.
fn say(words: &Words, key: &str, arguments: &Kwargs) -> Result<Value, Error> {
    let mut given = Vec::new();
    for name in arguments.args() {
        let value: Value = arguments.peek(name)?;
        let argument = match value.kind() {
            ValueKind::Number if value.is_integer() => match value.as_i64() {
                Some(count) if !is_year(name) => Argument::Count(count),
                _ => Argument::Text(value.to_string().into()),
            },
            ValueKind::None => continue,
            _ if name == "n" => return Err(invalid(format!("n of {key:?} must be an integer"))),
            ValueKind::String if value.is_safe() => Argument::Html(value.to_string().into()),
            ValueKind::String => Argument::Text(value.to_string().into()),
            _ => return Err(invalid(format!("{name} of {key:?} is {value:?}, neither text nor integer"))),
        };
        given.push((name, argument));
    }
    let phrase = words.phrase(key, &given).map_err(invalid)?;
    Ok(if phrase.is_html { Value::from_safe_string(phrase.text) } else { Value::from(phrase.text) })
}

/// Whether an argument of this name is a year: a number that is no count.
fn is_year(name: &str) -> bool {
    matches!(name, "year" | "since") || name.ends_with("_year")
}

/// The way from a page to the root of the site: "", "../", "../../".
fn root(state: &State<'_, '_>) -> Result<Value, Error> {
    state
        .lookup("page")
        .and_then(|page| page.get_attr("root").ok())
        .filter(|root| root.as_str().is_some())
        .ok_or_else(|| invalid("links need page.root, so no other variable may be called page"))
}

/// The address of a route as seen from a page.
///
/// A route that ends in a folder is written with its `index.html`: from a disk there is no server to add it.
fn url(root: &str, route: &str) -> Result<String, Error> {
    if route.starts_with('#') {
        return Ok(route.to_owned()); // a place on the same page
    }
    let end = route.bytes().position(|byte| matches!(byte, b'#' | b'?')).unwrap_or(route.len());
    let (path, rest) = route.split_at(end);
    let bytes = path.as_bytes();
    let leaves =
        bytes.iter().any(|byte| matches!(byte, b':' | b'\\')) || bytes.windows(2).any(|pair| pair == b"//");
    if path.starts_with('/') || leaves {
        return Err(invalid(format!("{route:?} is no route of the site")));
    }
    let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    Ok([root, path, index, rest].concat())
}

fn invalid(reason: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}

#[cfg(test)]
mod tests {
    use super::url;

    #[test]
    fn routes_become_relative_addresses_that_need_no_server() {
        for (root, route, address) in [
            ("../../", "don-vi/xa-son-linh-18160/", "../../don-vi/xa-son-linh-18160/index.html"),
            ("../", "", "../index.html"),
            ("", "", "index.html"),
            ("../", "ton-tai/?nam=2023#danh-sach", "../ton-tai/index.html?nam=2023#danh-sach"),
            ("../", "#nguon", "#nguon"),
            ("", "van-ban/a/#nguon", "van-ban/a/index.html#nguon"),
            ("../", "feed.xml", "../feed.xml"),
            ("/trang/", "feed.xml", "/trang/feed.xml"),
        ] {
            assert_eq!(url(root, route).unwrap(), address);
        }
    }

    #[test]
    fn what_leaves_the_site_is_no_route() {
        for route in ["https://example.vn/", "//example.vn", "/nam/", "javascript:alert(1)", "a\\b"] {
            assert!(url("", route).is_err(), "{route}");
        }
    }
}
