use std::fmt;

/// Why a theme or a page could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// The theme has no such file.
    NoFile(String),
    /// A text file of the theme is not UTF-8.
    NotText(String),
    /// The site's language has no way of writing figures and dates.
    Language(String),
    /// A file of words is not as it should be: its path, and what is wrong.
    Words(String, String),
    /// The name of an asset is no safe path of the output.
    AssetName(String),
    /// A template is wrong, or asks for something that the page does not have.
    Template {
        /// Its path below `templates/`.
        template: String,
        /// Its line, from 1.
        line: Option<usize>,
        /// What is wrong.
        message: String,
    },
}

impl RenderError {
    /// What the template engine reports while it makes `page`.
    pub(super) fn of_page(page: &str, error: &minijinja::Error) -> Self {
        // An error within an included template is wrapped in those of the templates around it; the innermost
        // one knows the place and the reason.
        let mut innermost = error;
        while let Some(cause) = std::error::Error::source(innermost).and_then(|cause| cause.downcast_ref()) {
            innermost = cause;
        }
        let mut message = innermost.detail().map_or_else(|| innermost.kind().to_string(), str::to_owned);
        let template = innermost.name().unwrap_or(page).to_owned();
        if template != page {
            message.push_str(&format!(" (asked for by {page})"));
        }
        Self::Template { template, line: innermost.line(), message }
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFile(path) => write!(f, "the theme has no {path}"),
            Self::NotText(path) => write!(f, "{path} of the theme is not UTF-8"),
            Self::Language(language) => write!(f, "there is no way of writing figures in {language:?}"),
            Self::Words(path, reason) => write!(f, "{path}: {reason}"),
            Self::AssetName(path) => write!(f, "{path:?} is no name that can be published"),
            Self::Template { template, line: Some(line), message } => {
                write!(f, "templates/{template}:{line}: {message}")
            }
            Self::Template { template, line: None, message } => write!(f, "templates/{template}: {message}"),
        }
    }
}

impl std::error::Error for RenderError {}
