use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::site::views::CorrectionView;
use crate::site::{Context, Crumb, Page, PageKind, Planned, Route};

/// What was published and changed afterwards.
#[derive(Debug)]
pub(super) struct Corrections;

#[derive(Debug, Serialize)]
struct View {
    /// Newest first.
    corrections: Vec<CorrectionView>,
}

impl PageKind for Corrections {
    fn id(&self) -> &'static str {
        "corrections"
    }

    fn template(&self) -> &'static str {
        "corrections.html"
    }

    fn section(&self) -> Option<&'static str> {
        Some("corrections")
    }

    fn plan(&self, _cx: &Context<'_>) -> Vec<Planned> {
        Planned::only(Route::corrections())
    }

    fn page(&self, cx: &Context<'_>, _planned: &Planned) -> Page {
        let corrections = cx.model.corrections.iter().map(|correction| CorrectionView::of(cx, correction));
        Page {
            title: None,
            description: None,
            crumbs: vec![Crumb::section("home", Route::home()), Crumb::here("corrections")],
            feed: None,
            view: Value::from(Serde(View { corrections: corrections.collect() })),
        }
    }
}
