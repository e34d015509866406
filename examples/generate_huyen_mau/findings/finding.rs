use crate::documents;
use crate::json::Json;
use crate::number::{Milli, plain, spoken};
use crate::units::{Unit, unit};

/// Where in a report a finding stands; the order is that of the report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Context,
    Strengths,
    Directives,
    District,
    Communes,
}

impl Section {
    /// All sections.
    pub(crate) const ALL: [Self; 5] =
        [Self::Context, Self::Strengths, Self::Directives, Self::District, Self::Communes];

    /// Name of the place in the report.
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::Context => "Mục I",
            Self::Strengths => "Mục IV",
            Self::Directives => "Mục V",
            Self::District => "Phụ lục I",
            Self::Communes => "Phụ lục II",
        }
    }
}

/// The units of a finding.
pub(crate) enum About {
    Units(Vec<&'static Unit>),
    /// All communes except these.
    AllExcept(Vec<&'static str>),
}

/// Points lost.
#[derive(Clone, Copy)]
pub(crate) enum Loss {
    Exact(Milli, &'static str),
    Range(Milli, Milli),
    Unknown,
}

impl Loss {
    fn record(self) -> Json {
        match self {
            Self::Exact(amount, basis) => {
                Json::object([("amount", plain(amount, 2).into()), ("basis", basis.into())])
            }
            Self::Range(min, max) => Json::object([
                ("min", plain(min, 2).into()),
                ("max", plain(max, 2).into()),
                ("basis", "max".into()),
            ]),
            Self::Unknown => None::<Json>.into(),
        }
    }

    /// For a table.
    pub(crate) fn in_words(self) -> String {
        match self {
            Self::Exact(amount, _) => spoken(amount),
            Self::Range(min, max) => format!("{}–{}", spoken(min), spoken(max)),
            Self::Unknown => "không nêu".to_owned(),
        }
    }
}

/// So many of so many, as counted in a finding that a remedy can complete.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    pub(crate) label: &'static str,
    pub(crate) part: i64,
    pub(crate) whole: i64,
}

impl Count {
    /// The figure.
    pub(crate) fn figure(self) -> Json {
        Json::object([
            ("label", self.label.into()),
            ("numerator", self.part.into()),
            ("denominator", self.whole.into()),
        ])
    }
}

/// A dated status of the remedy.
pub(crate) struct Step {
    pub(crate) as_of: String,
    pub(crate) status: &'static str,
    pub(crate) assurance: &'static str,
    pub(crate) label: Option<&'static str>,
    pub(crate) text: String,
    pub(crate) count: Option<Count>,
    pub(crate) document: String,
    pub(crate) locator: String,
}

impl Step {
    /// The part of the document that has it.
    pub(crate) fn section(&self) -> &'static str {
        if documents::is_report(&self.document) { "Mục VI" } else { "Phụ lục" }
    }

    fn record(&self) -> Json {
        let source = [("document", (&self.document).into()), ("locator", (&self.locator).into())];
        Json::object([
            ("as_of", (&self.as_of).into()),
            ("status", self.status.into()),
            ("assurance", self.assurance.into()),
            ("label", self.label.into()),
            ("text", (&self.text).into()),
            ("figures", Json::List(self.count.map(Count::figure).into_iter().collect())),
            ("source", Json::object(source)),
        ])
    }
}

/// A finding.
pub(crate) struct Finding {
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) year: i64,
    pub(crate) period: Option<String>,
    pub(crate) origin: &'static str,
    pub(crate) about: About,
    pub(crate) domain: Option<&'static str>,
    pub(crate) also_domains: Vec<&'static str>,
    /// Number and title of the report's own heading, where it differs.
    pub(crate) printed: Option<(String, &'static str)>,
    pub(crate) criterion: Option<String>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) reason: Option<String>,
    pub(crate) explanation: Option<String>,
    pub(crate) loss: Loss,
    pub(crate) aggregate: bool,
    pub(crate) figures: Vec<Json>,
    /// The first of the figures, where a remedy can complete it.
    pub(crate) count: Option<Count>,
    pub(crate) indicator: Option<&'static str>,
    pub(crate) responsible: Vec<(String, &'static str)>,
    pub(crate) due: Option<String>,
    pub(crate) history: Vec<Step>,
    pub(crate) references: Vec<String>,
    pub(crate) related: Vec<String>,
    pub(crate) section: Section,
    pub(crate) locator: String,
    pub(crate) tags: Vec<&'static str>,
    /// Topic that it is about; the same unit and topic a year later is a recurrence.
    pub(crate) topic: Option<&'static crate::topics::Topic>,
    /// Found again in the next year: id of that finding.
    pub(crate) again: Option<String>,
}

impl Finding {
    /// A finding with nothing but what every finding has.
    pub(crate) fn new(id: String, kind: &'static str, year: i64, about: About, section: Section) -> Self {
        Self {
            id,
            kind,
            year,
            period: None,
            origin: "assessment",
            about,
            domain: None,
            also_domains: Vec::new(),
            printed: None,
            criterion: None,
            title: String::new(),
            text: String::new(),
            reason: None,
            explanation: None,
            loss: Loss::Unknown,
            aggregate: false,
            figures: Vec::new(),
            count: None,
            indicator: None,
            responsible: Vec::new(),
            due: None,
            history: Vec::new(),
            references: Vec::new(),
            related: Vec::new(),
            section,
            locator: String::new(),
            tags: Vec::new(),
            topic: None,
            again: None,
        }
    }

    /// The unit, where it is about one only.
    pub(crate) fn only_unit(&self) -> Option<&'static Unit> {
        match &self.about {
            About::Units(units) if units.len() == 1 => units.first().copied(),
            _ => None,
        }
    }

    /// Whether it names this unit, alone or among others.
    pub(crate) fn names(&self, id: &str) -> bool {
        matches!(&self.about, About::Units(units) if units.iter().any(|unit| unit.id == id))
    }

    /// Whether it is about this unit and no other.
    pub(crate) fn is_only_about(&self, id: &str) -> bool {
        self.only_unit().is_some_and(|unit| unit.id == id)
    }

    /// Its units for a table.
    pub(crate) fn units_in_words(&self) -> String {
        match &self.about {
            About::Units(units) => {
                let names: Vec<_> = units.iter().map(|unit| unit.name_in(self.year)).collect();
                names.join(", ")
            }
            About::AllExcept(except) => {
                let names: Vec<_> = except.iter().filter_map(|id| unit(id)).map(|unit| unit.name).collect();
                format!("Các xã, thị trấn trừ {}", names.join(", "))
            }
        }
    }

    /// Its JSON record.
    pub(crate) fn record(&self, document: &str) -> Json {
        let about = match &self.about {
            About::Units(units) => Json::list(units.iter().map(|unit| unit.id)),
            About::AllExcept(except) => Json::object([
                ("all_of", crate::units::DISTRICT.into()),
                ("except", Json::list(except.iter().copied())),
            ]),
        };
        let printed = self
            .printed
            .as_ref()
            .map(|(code, title)| Json::object([("code", code.into()), ("title", (*title).into())]));
        let responsible = self
            .responsible
            .iter()
            .map(|(office, role)| Json::object([("unit", office.into()), ("role", (*role).into())]));
        let source = [("document", document.into()), ("locator", (&self.locator).into())];
        Json::object([
            ("id", (&self.id).into()),
            ("kind", self.kind.into()),
            ("year", self.year.into()),
            ("period", self.period.as_ref().into()),
            ("origin", self.origin.into()),
            ("units", about),
            ("domain", self.domain.into()),
            ("also_domains", Json::list(self.also_domains.iter().copied())),
            ("domain_printed", printed.into()),
            ("criterion", self.criterion.as_ref().into()),
            ("title", self.title.trim_end_matches('.').into()),
            ("text", (&self.text).into()),
            ("reason", self.reason.as_ref().into()),
            ("explanation", self.explanation.as_ref().into()),
            ("loss", self.loss.record()),
            ("aggregate", self.aggregate.then_some(true).into()),
            ("figures", Json::List(self.figures.clone())),
            ("responsible", Json::list(responsible)),
            ("due", self.due.as_ref().into()),
            ("history", Json::list(self.history.iter().map(Step::record))),
            ("references", Json::list(&self.references)),
            ("related", Json::list(&self.related)),
            ("source", Json::object(source)),
            ("tags", Json::list(self.tags.iter().copied())),
            ("published", format!("{}-03-01", self.year + 1).into()),
        ])
    }
}
