//! JSON with keys in the order in which they are given, broken into lines only where a line would be too long.

/// A JSON value.
#[derive(Clone)]
pub(crate) enum Json {
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

/// Longest line in characters, apart from a single value that is longer.
const WIDTH: usize = 200;

impl Json {
    /// An object without its empty lists and empty objects.
    pub(crate) fn object(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Self {
        Self::Object(fields.into_iter().filter(|(_, value)| !value.is_empty()).collect())
    }

    /// A list.
    pub(crate) fn list<T: Into<Json>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Object(fields) => fields.is_empty(),
            _ => false,
        }
    }

    /// The text of a file.
    pub(crate) fn to_file(&self) -> String {
        let mut out = String::new();
        // The outer object and its list are always broken: one record, one line or one block.
        self.write(&mut out, 0, 2);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize, forced: usize) {
        if forced == 0 {
            let line = self.on_one_line();
            if depth + line.chars().count() <= WIDTH {
                out.push_str(&line);
                return;
            }
        }
        let forced = forced.saturating_sub(1);
        match self {
            Self::List(items) => {
                block(out, depth, ('[', ']'), items, |out, item| item.write(out, depth + 1, forced));
            }
            Self::Object(fields) => block(out, depth, ('{', '}'), fields, |out, (key, value)| {
                out.push_str(&quoted(key));
                out.push_str(": ");
                value.write(out, depth + 1, forced);
            }),
            _ => out.push_str(&self.on_one_line()),
        }
    }

    fn on_one_line(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::on_one_line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(key, value)| format!("{}: {}", quoted(key), value.on_one_line()))
                    .collect();
                format!("{{{}}}", fields.join(", "))
            }
        }
    }
}

fn block<T>(
    out: &mut String,
    depth: usize,
    (open, close): (char, char),
    items: &[T],
    mut write: impl FnMut(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&" ".repeat(depth + 1));
        write(out, item);
    }
    out.push('\n');
    out.push_str(&" ".repeat(depth));
    out.push(close);
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// The absent value is an empty object, which [`Json::object`] leaves out.
impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Object(Vec::new()), Into::into)
    }
}
