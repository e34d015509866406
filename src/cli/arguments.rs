use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::prelude::*;

use crate::config::is_site_address;
use crate::diagnostics::Language;

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Invocation {
    pub(super) command: Command,
    pub(super) language: Language,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Build(BuildOptions),
    Check(CheckOptions),
    Search(SearchOptions),
    /// `check --explain`: one rule, or the list of all.
    Explain(Option<String>),
}

/// Options of commands that read content.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ContentOptions {
    pub(super) content: PathBuf,
    pub(super) date: Option<NaiveDate>,
    pub(super) drafts: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct BuildOptions {
    pub(super) content: ContentOptions,
    pub(super) out: PathBuf,
    pub(super) base_url: Option<String>,
    pub(super) theme: Option<PathBuf>,
    pub(super) timings: bool,
    pub(super) compress: bool,
    pub(super) cache: Cache,
}

/// Where the last build is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Cache {
    /// The user's folder for such things.
    #[default]
    OfUser,
    /// This one.
    Folder(PathBuf),
    /// Nowhere: everything is made anew.
    None,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct CheckOptions {
    pub(super) content: ContentOptions,
    pub(super) theme: Option<PathBuf>,
    pub(super) format: Format,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct SearchOptions {
    pub(super) query: String,
    /// The built site.
    pub(super) public: PathBuf,
    pub(super) limit: usize,
    pub(super) json: bool,
}

/// How `check` writes diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Human,
    Short,
    Json,
    Sarif,
}

/// Why a command line is wrong, with the language that was asked for before the fault.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) language: Language,
    pub(super) kind: ProblemKind,
}

#[derive(Debug)]
pub(super) enum ProblemKind {
    NoCommand,
    NoQuery,
    UnknownCommand(String),
    UnknownOption(String),
    NotForCommand { option: String, command: String },
    MissingValue(String),
    BadValue { option: String, value: String, expected: &'static str },
    Extra(String),
}

/// Everything that may stand on a command line, before it is known which command it is for.
#[derive(Default)]
struct Words {
    command: Option<String>,
    language: Language,
    content: Option<PathBuf>,
    out: Option<PathBuf>,
    theme: Option<PathBuf>,
    base_url: Option<String>,
    date: Option<NaiveDate>,
    drafts: bool,
    timings: bool,
    compress: bool,
    cache: Option<Cache>,
    format: Option<Format>,
    explain: Option<Option<String>>,
    /// What `search` looks for; several words need no quotation marks.
    query: Vec<String>,
    public: Option<PathBuf>,
    limit: Option<usize>,
    help: bool,
    version: bool,
}

/// Results that `search` prints at most.
const MOST_RESULTS: usize = 1_000;

impl Invocation {
    pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, Problem> {
        let mut words = Words::default();
        let read = words.read(lexopt::Parser::from_args(arguments));
        let language = words.language;
        read.and_then(|()| words.command())
            .map(|command| Self { command, language })
            .map_err(|kind| Problem { language, kind })
    }
}

impl Words {
    fn read(&mut self, mut parser: lexopt::Parser) -> Result<(), ProblemKind> {
        while let Some(argument) = parser.next().map_err(surplus)? {
            match argument {
                Short('h') | Long("help") => self.help = true,
                Short('V') | Long("version") => self.version = true,
                Long("drafts") => self.drafts = true,
                Long("timings") => self.timings = true,
                Long("compress") => self.compress = true,
                Long("cache") => self.cache = Some(Cache::Folder(path(&mut parser, "--cache")?)),
                Long("no-cache") => self.cache = Some(Cache::None),
                Long("lang") => {
                    self.language = match text(&mut parser, "--lang")?.as_str() {
                        "vi" => Language::Vi,
                        "en" => Language::En,
                        other => return Err(bad("--lang", other, "vi, en")),
                    };
                }
                Long("content") => self.content = Some(path(&mut parser, "--content")?),
                Long("out") => self.out = Some(path(&mut parser, "--out")?),
                Long("theme") => self.theme = Some(path(&mut parser, "--theme")?),
                Long("base-url") => {
                    let url = text(&mut parser, "--base-url")?;
                    let whole = if url.ends_with('/') { url.clone() } else { format!("{url}/") };
                    if !is_site_address(&whole) {
                        return Err(bad("--base-url", &url, "https://…/"));
                    }
                    self.base_url = Some(whole);
                }
                Long("date") => {
                    let value = text(&mut parser, "--date")?;
                    let date = NaiveDate::parse_from_str(&value, "%Y-%m-%d");
                    self.date = Some(date.map_err(|_| bad("--date", &value, "YYYY-MM-DD"))?);
                }
                Long("format") => {
                    self.format = Some(match text(&mut parser, "--format")?.as_str() {
                        "human" => Format::Human,
                        "short" => Format::Short,
                        "json" => Format::Json,
                        "sarif" => Format::Sarif,
                        other => return Err(bad("--format", other, "human, short, json, sarif")),
                    });
                }
                Long("public") => self.public = Some(path(&mut parser, "--public")?),
                Long("limit") => {
                    let value = text(&mut parser, "--limit")?;
                    let limit = value.parse().ok().filter(|limit| (1..=MOST_RESULTS).contains(limit));
                    self.limit = Some(limit.ok_or_else(|| bad("--limit", &value, "1–1000"))?);
                }
                Long("explain") => self.explain = Some(rule_after(&mut parser)),
                Value(word) => {
                    let word = word.to_string_lossy().into_owned();
                    match self.command.as_deref() {
                        None => self.command = Some(word),
                        Some("search") => self.query.push(word),
                        Some(_) => return Err(ProblemKind::Extra(word)),
                    }
                }
                Short(letter) => return Err(ProblemKind::UnknownOption(format!("-{letter}"))),
                Long(name) => return Err(ProblemKind::UnknownOption(format!("--{name}"))),
            }
        }
        Ok(())
    }

    fn command(self) -> Result<Command, ProblemKind> {
        if self.help {
            return Ok(Command::Help);
        }
        if self.version {
            return Ok(Command::Version);
        }
        let Some(name) = self.command.as_deref() else { return Err(ProblemKind::NoCommand) };
        let refuse = |given: bool, option: &str| {
            if given {
                return Err(ProblemKind::NotForCommand {
                    option: option.to_owned(),
                    command: name.to_owned(),
                });
            }
            Ok(())
        };
        if name != "search" {
            refuse(self.public.is_some(), "--public")?;
            refuse(self.limit.is_some(), "--limit")?;
        }
        match name {
            "help" => Ok(Command::Help),
            "version" => Ok(Command::Version),
            "build" => {
                refuse(self.format.is_some(), "--format")?;
                refuse(self.explain.is_some(), "--explain")?;
                let out = self.out.clone().unwrap_or_else(|| PathBuf::from("public"));
                let (base_url, theme) = (self.base_url.clone(), self.theme.clone());
                let (timings, compress) = (self.timings, self.compress);
                let cache = self.cache.clone().unwrap_or_default();
                let content = self.content_options();
                Ok(Command::Build(BuildOptions { content, out, base_url, theme, timings, compress, cache }))
            }
            "check" => {
                refuse(self.out.is_some(), "--out")?;
                refuse(self.base_url.is_some(), "--base-url")?;
                refuse(self.timings, "--timings")?;
                refuse(self.compress, "--compress")?;
                refuse(self.cache == Some(Cache::None), "--no-cache")?;
                refuse(self.cache.is_some(), "--cache")?;
                if let Some(rule) = self.explain {
                    return Ok(Command::Explain(rule));
                }
                let format = self.format.unwrap_or(Format::Human);
                let theme = self.theme.clone();
                Ok(Command::Check(CheckOptions { content: self.content_options(), theme, format }))
            }
            "search" => {
                refuse(self.content.is_some(), "--content")?;
                refuse(self.drafts, "--drafts")?;
                refuse(self.date.is_some(), "--date")?;
                refuse(self.out.is_some(), "--out")?;
                refuse(self.base_url.is_some(), "--base-url")?;
                refuse(self.theme.is_some(), "--theme")?;
                refuse(self.timings, "--timings")?;
                refuse(self.compress, "--compress")?;
                refuse(self.cache.is_some(), "--cache")?;
                refuse(self.explain.is_some(), "--explain")?;
                let json = match self.format {
                    None | Some(Format::Human) => false,
                    Some(Format::Json) => true,
                    Some(_) => return Err(bad("--format", "short, sarif", "human, json")),
                };
                if self.query.is_empty() {
                    return Err(ProblemKind::NoQuery);
                }
                Ok(Command::Search(SearchOptions {
                    query: self.query.join(" "),
                    public: self.public.unwrap_or_else(|| PathBuf::from("public")),
                    limit: self.limit.unwrap_or(10),
                    json,
                }))
            }
            other => Err(ProblemKind::UnknownCommand(other.to_owned())),
        }
    }

    fn content_options(self) -> ContentOptions {
        ContentOptions {
            content: self.content.unwrap_or_else(|| PathBuf::from("content")),
            date: self.date,
            drafts: self.drafts,
        }
    }
}

/// A value behind an option that takes none: `--drafts=yes`.
fn surplus(error: lexopt::Error) -> ProblemKind {
    match error {
        lexopt::Error::UnexpectedValue { option, value } => {
            ProblemKind::Extra(format!("{option}={}", value.to_string_lossy()))
        }
        other => ProblemKind::Extra(other.to_string()),
    }
}

/// The word behind `--explain`, if there is one: it may stand alone.
fn rule_after(parser: &mut lexopt::Parser) -> Option<String> {
    let word = parser
        .optional_value()
        .or_else(|| parser.try_raw_args()?.next_if(|word| !word.to_string_lossy().starts_with('-')));
    word.map(|word| word.to_string_lossy().into_owned())
}

fn bad(option: &str, value: &str, expected: &'static str) -> ProblemKind {
    ProblemKind::BadValue { option: option.to_owned(), value: value.to_owned(), expected }
}

fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, ProblemKind> {
    let value = parser.value().map_err(|_| ProblemKind::MissingValue(option.to_owned()))?;
    Ok(value.to_string_lossy().into_owned())
}

fn path(parser: &mut lexopt::Parser, option: &str) -> Result<PathBuf, ProblemKind> {
    parser.value().map(PathBuf::from).map_err(|_| ProblemKind::MissingValue(option.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Invocation, Problem> {
        Invocation::parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn a_build_without_options_reads_content_and_writes_public() {
        let Command::Build(options) = parse("build").unwrap().command else { panic!("no build") };
        assert_eq!(options.content.content, PathBuf::from("content"));
        assert_eq!(options.out, PathBuf::from("public"));
    }

    #[test]
    fn a_base_url_gets_its_last_slash() {
        let Command::Build(options) = parse("build --base-url https://a.example/x").unwrap().command else {
            panic!("no build")
        };
        assert_eq!(options.base_url.as_deref(), Some("https://a.example/x/"));
    }

    #[test]
    fn a_rule_to_explain_may_follow_or_be_left_out() {
        let explained = |line: &str| match parse(line).unwrap().command {
            Command::Explain(rule) => rule,
            other => panic!("{other:?}"),
        };
        assert_eq!(explained("check --explain overdue").as_deref(), Some("overdue"));
        assert_eq!(explained("check --explain=overdue").as_deref(), Some("overdue"));
        assert_eq!(explained("check --explain"), None);
        assert_eq!(explained("check --explain --lang en"), None);
    }

    #[test]
    fn a_search_takes_all_words_and_only_its_own_options() {
        let Command::Search(options) = parse("search hồ sơ --limit 3 trễ --public x").unwrap().command
        else {
            panic!("no search")
        };
        let expected =
            SearchOptions { query: "hồ sơ trễ".to_owned(), public: "x".into(), limit: 3, json: false };
        assert_eq!(options, expected);
        let kind = |line: &str| parse(line).unwrap_err().kind;
        assert!(matches!(kind("search"), ProblemKind::NoQuery));
        assert!(matches!(kind("search x --limit 0"), ProblemKind::BadValue { .. }));
        assert!(matches!(kind("search x --format sarif"), ProblemKind::BadValue { .. }));
        assert!(matches!(kind("search x --out y"), ProblemKind::NotForCommand { .. }));
        assert!(matches!(kind("check --limit 3"), ProblemKind::NotForCommand { .. }));
    }

    #[test]
    fn wrong_use_is_told_apart() {
        let kind = |line: &str| parse(line).unwrap_err().kind;
        assert!(matches!(kind(""), ProblemKind::NoCommand));
        assert!(matches!(kind("biuld"), ProblemKind::UnknownCommand(_)));
        assert!(matches!(kind("build --ouut x"), ProblemKind::UnknownOption(_)));
        assert!(matches!(kind("check --out x"), ProblemKind::NotForCommand { .. }));
        assert!(matches!(kind("build --explain overdue"), ProblemKind::NotForCommand { .. }));
        assert!(matches!(kind("check --format xml"), ProblemKind::BadValue { .. }));
        assert!(matches!(kind("build --date 29/9/2023"), ProblemKind::BadValue { .. }));
        assert!(matches!(kind("build --date 2023-02-30"), ProblemKind::BadValue { .. }));
        assert!(matches!(kind("build --out"), ProblemKind::MissingValue(_)));
        assert!(matches!(kind("build x"), ProblemKind::Extra(_)));
    }
}
