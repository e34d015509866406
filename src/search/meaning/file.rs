use std::borrow::Cow;

use crate::diagnostics::{Diagnostic, Diagnostics, Rule};
use crate::search::analysis::analyse;
use crate::source::{FileId, SourceFile, Span, Spanned};
use crate::syntax::{Node, Record, Shape, Text, Tree, Value, check_text, parse_toml, record, wrong_type};

use super::rules::{SEARCH_GROUP, SEARCH_KIND, SEARCH_PHRASE, SEARCH_WEIGHT, SEARCH_WORD};
use super::{ABBREVIATED, Group, Instead, Intent, Meaning, RELATED};

/// The kinds of entries that a site may have.
const KINDS: [&str; 12] = [
    "unit",
    "domain",
    "shortcoming",
    "strength",
    "directive",
    "statement",
    "result",
    "indicator",
    "document",
    "cited",
    "criterion",
    "page",
];

record! {
    struct RawFile<'a> {
        abbreviations: Option<Spanned<Abbreviations<'a>>> = "abbreviations", "", "Short forms, each with its long ones";
        group: Vec<Spanned<RawGroup<'a>>> = "group", "", "Phrases of one matter";
        drop: Vec<Text<'a>> = "drop", "", "What a query loses";
        before_code: Vec<Text<'a>> = "before_code", "", "What says only what a code or a year is";
        light: Vec<Text<'a>> = "light", "", "Words that are no topic";
        places: Vec<Text<'a>> = "places", "", "Kinds of places";
        intent: Vec<Spanned<RawIntent<'a>>> = "intent", "", "Ways of asking";
        instead: Option<Spanned<Abbreviations<'a>>> = "instead", "", "Written words, each with its spoken forms";
    }
}

record! {
    struct RawGroup<'a> {
        weight: Option<Spanned<Weight>> = "weight", "", "How much less than the typed words";
        terms: Vec<Text<'a>> = "terms", "", "Phrases that find each other";
        from: Vec<Text<'a>> = "from", "", "What is asked";
        to: Vec<Text<'a>> = "to", "", "What is found";
    }
}

record! {
    struct RawIntent<'a> {
        phrases: Vec<Text<'a>> = "phrases", "", "How it is asked";
        kinds: Vec<Text<'a>> = "kinds", "", "Kinds of entries that it wants";
        weight: Spanned<Weight> = "weight", "", "What their score is multiplied by";
    }
}

/// Short forms in the order of the file, each with its long ones.
#[derive(Debug, Clone)]
struct Abbreviations<'a>(Vec<(Text<'a>, Vec<Text<'a>>)>);

/// A number that only weighs: no figure of the content.
#[derive(Debug, Clone, Copy)]
struct Weight(f64);

impl<'a> Value<'a> for Abbreviations<'a> {
    fn shape() -> Shape {
        Shape::Object(Vec::new)
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Tree::Object(entries) = &node.tree else {
            wrong_type(node, &Self::shape(), diagnostics);
            return None;
        };
        let mut all = Vec::with_capacity(entries.len());
        for entry in entries {
            let long = crate::syntax::read_list::<Cow<'a, str>>(&entry.value, diagnostics)?;
            all.push((Spanned::new(entry.key.clone(), entry.key_span), long));
        }
        Some(Self(all))
    }
}

impl<'a> Value<'a> for Weight {
    fn shape() -> Shape {
        Shape::Decimal
    }

    fn read(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let number = match &node.tree {
            Tree::Number(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            wrong_type(node, &Self::shape(), diagnostics);
        }
        number.map(Self)
    }
}

/// Reads one file into the meanings; what is wrong in it is said and left out.
pub(super) fn read(id: FileId, file: &SourceFile, meaning: &mut Meaning, diagnostics: &mut Diagnostics) {
    let Some(text) = check_text(id, file, diagnostics) else { return };
    let Some(root) = parse_toml(id, text, 0, diagnostics) else { return };
    let Some(raw) = RawFile::read_record(&root, diagnostics) else { return };
    let mut reader = Reader { diagnostics };
    // sorted, so that the order in the file decides nothing
    let mut short = raw.abbreviations.map(|all| all.value.0).unwrap_or_default();
    short.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    for (short, long) in short {
        if long.is_empty() {
            reader.wrong(&SEARCH_GROUP, short.span, &short.value);
        }
        let terms = reader.phrases(std::iter::once(short).chain(long));
        meaning.groups.push(Group { weight: ABBREVIATED, from: terms.clone(), to: terms });
    }
    for group in raw.group {
        meaning.groups.extend(reader.group(group));
    }
    meaning.drop.extend(reader.phrases(raw.drop));
    meaning.before_code.extend(reader.phrases(raw.before_code));
    meaning.light.extend(reader.words(raw.light));
    meaning.places.extend(reader.phrases(raw.places));
    let mut spoken = raw.instead.map(|all| all.value.0).unwrap_or_default();
    spoken.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
    for (word, forms) in spoken {
        let word = reader.words([word]).concat();
        meaning.instead.push(Instead { word, forms: reader.words(forms) });
    }
    for intent in raw.intent {
        meaning.intents.push(reader.intent(intent.value));
    }
}

struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn wrong(&mut self, rule: &'static Rule, span: Span, value: &str) {
        self.diagnostics.push(Diagnostic::new(rule, span).with("value", value));
    }

    fn phrases<'a>(&mut self, texts: impl IntoIterator<Item = Text<'a>>) -> Vec<String> {
        let mut phrases = Vec::new();
        for Spanned { value, span } in texts {
            if analyse(&value).is_empty() {
                self.wrong(&SEARCH_PHRASE, span, &value);
            }
            phrases.push(value.into_owned());
        }
        phrases
    }

    /// Phrases of one word each.
    fn words<'a>(&mut self, texts: impl IntoIterator<Item = Text<'a>>) -> Vec<String> {
        let mut words = Vec::new();
        for Spanned { value, span } in texts {
            if analyse(&value).len() != 1 {
                self.wrong(&SEARCH_WORD, span, &value);
            }
            words.push(value.into_owned());
        }
        words
    }

    fn weight(&mut self, weight: Spanned<Weight>, least: f64, most: f64, range: &str) -> f64 {
        let Weight(number) = weight.value;
        if !(least..=most).contains(&number) || number == 0.0 {
            let diagnostic = Diagnostic::new(&SEARCH_WEIGHT, weight.span).with("value", number.to_string());
            self.diagnostics.push(diagnostic.with("range", range));
        }
        number
    }

    fn group(&mut self, group: Spanned<RawGroup<'_>>) -> Option<Group> {
        let RawGroup { weight, terms, from, to, .. } = group.value;
        let weight = weight.map_or(RELATED, |weight| self.weight(weight, 0.0, 1.0, "0–1"));
        match (terms.len(), from.len(), to.len()) {
            (2.., 0, 0) => {
                let terms = self.phrases(terms);
                Some(Group { weight, from: terms.clone(), to: terms })
            }
            (0, 1.., 1..) => Some(Group { weight, from: self.phrases(from), to: self.phrases(to) }),
            _ => {
                self.wrong(&SEARCH_GROUP, group.span, "");
                None
            }
        }
    }

    fn intent(&mut self, RawIntent { phrases, kinds, weight, .. }: RawIntent<'_>) -> Intent {
        for kind in kinds.iter().filter(|kind| !KINDS.contains(&&*kind.value)) {
            let diagnostic = Diagnostic::new(&SEARCH_KIND, kind.span).with("value", &*kind.value);
            self.diagnostics.push(diagnostic.with("known", KINDS.join(", ")));
        }
        Intent {
            phrases: self.phrases(phrases),
            kinds: kinds.into_iter().map(|kind| kind.value.into_owned()).collect(),
            weight: self.weight(weight, 1.0, 3.0, "1–3"),
        }
    }
}
