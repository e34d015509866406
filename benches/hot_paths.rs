//! The parts of a build one by one, on content of size S (see `corpus/`): reading a file of JSON, reading and joining
//! all records, the audit, the view and the page of each kind, the analysis for search, publishing.
//!
//! ```sh
//! cargo bench --bench hot_paths
//! ```
//!
//! A word behind `--` picks the benchmarks whose names have it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "corpus/mod.rs"]
mod corpus;

use std::hint::black_box;
use std::sync::LazyLock;

use chrono::NaiveDate;
use divan::Bencher;
use divan::counter::BytesCount;
use minhbach::artifact::{Artifact, ArtifactPath, Sink};
use minhbach::audit::{self, Discrepancies};
use minhbach::build;
use minhbach::diagnostics::Diagnostics;
use minhbach::model::{Edition, Model};
use minhbach::publish::DiskSink;
use minhbach::render::{Renderer, Theme};
use minhbach::search::analysis;
use minhbach::site::{Context, KINDS, PageKind};
use minhbach::source::Sources;
use minhbach::syntax::parse_json;
use minijinja::value::Serde;
use minijinja::{Value, context};

use corpus::SEED;

fn main() {
    divan::main();
}

static SOURCES: LazyLock<Sources> = LazyLock::new(|| Sources::new(corpus::in_memory(corpus::SIZES[1], SEED)));

fn edition() -> Edition {
    Edition { date: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(), drafts: false }
}

struct Read {
    model: Model<'static>,
    discrepancies: Discrepancies,
}

static READ: LazyLock<Read> = LazyLock::new(|| {
    let reading = build::read(&SOURCES, edition());
    Read { model: reading.model.expect("the corpus is sound"), discrepancies: reading.discrepancies }
});

#[divan::bench]
fn read_a_file_of_findings(bencher: Bencher<'_, '_>) {
    let (id, file) = SOURCES.in_folder("findings").next().unwrap();
    bencher
        .counter(BytesCount::new(file.text().len()))
        .bench(|| parse_json(id, black_box(file.text()), &mut Diagnostics::new()));
}

#[divan::bench(sample_count = 10)]
fn read_and_check_everything(bencher: Bencher<'_, '_>) {
    let bytes: usize = SOURCES.iter().map(|(_, file)| file.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| build::read(&SOURCES, edition()));
}

#[divan::bench(sample_count = 10)]
fn audit(bencher: Bencher<'_, '_>) {
    bencher.bench(|| audit::run(&READ.model));
}

/// One kind of page by its name.
fn kind(template: &str) -> &'static dyn PageKind {
    *KINDS.iter().find(|kind| kind.template() == template).expect("a kind of page")
}

const PAGES: [&str; 6] =
    ["home.html", "year.html", "unit.html", "domain.html", "finding.html", "document.html"];

#[divan::bench(args = PAGES)]
fn view(bencher: Bencher<'_, '_>, template: &str) {
    let cx = Context::new(&READ.model, &READ.discrepancies, Value::from(()));
    let kind = kind(template);
    let planned = kind.plan(&cx);
    let planned = &planned[planned.len() / 2];
    bencher.bench(|| kind.page(&cx, planned));
}

#[divan::bench(args = PAGES)]
fn render(bencher: Bencher<'_, '_>, template: &str) {
    let cx = Context::new(&READ.model, &READ.discrepancies, Value::from(()));
    let renderer = Renderer::new(&Theme::embedded(), "vi").unwrap();
    let kind = kind(template);
    let planned = kind.plan(&cx);
    let planned = &planned[planned.len() / 2];
    let page = kind.page(&cx, planned);
    let none: Option<&str> = None;
    let site = context! {
        title => "Công khai kết quả", description => none, publisher => "UBND tỉnh", language => "vi", licence => none,
        licence_url => none, contact => none, notice => none, base_url => "https://gia-lap.example/",
        date => "2026-11-20", sections => Vec::<Value>::new(),
    };
    let page = context! {
        site,
        page => context! {
            kind => kind.id(), title => page.title, description => page.description, path => planned.route.as_str(),
            root => planned.route.root(), canonical => format!("https://gia-lap.example/{}", planned.route), crumbs => Value::from(Serde(page.crumbs.clone())),
            section => kind.section(), opens_section => kind.opens_section(), feed => page.feed.as_ref().map(|feed| feed.as_str()), heading => none,
        },
        view => page.view,
    };
    let bytes = renderer.render(template, &page).unwrap().len();
    bencher.counter(BytesCount::new(bytes)).bench(|| renderer.render(template, &page).unwrap());
}

#[divan::bench]
fn analyse_a_document(bencher: Bencher<'_, '_>) {
    let (_, file) = SOURCES.in_folder("documents").next().unwrap();
    bencher.counter(BytesCount::new(file.text().len())).bench(|| analysis::tokens(black_box(file.text())));
}

#[divan::bench(sample_count = 10)]
fn publish_a_thousand_pages(bencher: Bencher<'_, '_>) {
    let root = std::env::temp_dir().join(format!("minhbach-publish-{}", std::process::id()));
    let mut run = 0;
    let page = vec![b'x'; 4_000];
    bencher.bench_local(|| {
        run += 1;
        let sink = DiskSink::open(&root.join(run.to_string())).unwrap();
        for at in 0..1_000 {
            let path = ArtifactPath::new(format!("ton-tai/{at}/index.html")).unwrap();
            sink.put(Artifact::new(path, page.clone())).unwrap();
        }
        sink.commit().unwrap()
    });
    std::fs::remove_dir_all(&root).unwrap();
}
