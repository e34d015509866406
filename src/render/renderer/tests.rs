use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::*;
use crate::render::Argument;
use crate::render::filters::csp_hash;
use crate::text::Locale;

/// A renderer with one more template, `test.html`.
fn with_template(source: &str) -> Result<Renderer, RenderError> {
    let overrides = [("templates/test.html".to_owned(), source.as_bytes().to_vec())];
    Renderer::new(&Theme::with_overrides(overrides), "vi")
}

/// What the template makes of a page two folders deep.
fn rendered(source: &str, view: Json) -> Result<String, RenderError> {
    with_template(source)?.render("test.html", json!({ "page": { "root": "../../" }, "view": view }))
}

fn page(kind: &str) -> Json {
    json!({
        "site": {
            "title": "Trang mẫu", "description": "Một câu.", "publisher": "UBND huyện Mẫu", "language": "vi",
            "licence": "CC BY 4.0", "licence_url": "https://creativecommons.org/licenses/by/4.0/",
            "contact": "mailto:a@example.vn", "notice": null, "offline": false, "base_url": "https://example.vn/",
            "date": "2026-11-20",
            "sections": [
                { "key": "home", "title": null, "path": "" },
                { "key": "units", "title": null, "path": "don-vi/" },
                { "key": null, "title": "Giới thiệu", "path": "gioi-thieu/" },
            ],
        },
        "page": {
            "kind": kind, "title": "Xã <Mẫu>", "description": null, "heading": "Xã Mẫu", "path": "don-vi/xa-mau/",
            "root": "../../", "canonical": "https://example.vn/don-vi/xa-mau/",
            "crumbs": [
                { "key": "section.home", "title": null, "path": "" },
                { "key": null, "title": "Xã Mẫu", "path": null },
            ],
            "section": "units", "opens_section": false, "feed": "don-vi/xa-mau/feed.xml",
        },
        "view": {},
    })
}

#[test]
fn every_template_compiles_in_every_language() {
    for language in ["vi", "en"] {
        Renderer::new(&Theme::embedded(), language).unwrap();
    }
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let theme = Theme::embedded();
    let words = Words::read(&theme, "vi").unwrap();
    let known: BTreeSet<_> = words.keys().map(|(key, _)| key).collect();
    for (name, _) in theme.below("templates/", ".html") {
        let source = theme.text(&format!("templates/{name}")).unwrap();
        for (at, _) in source.match_indices("t(\"") {
            let is_call = !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let (key, after) = source[at + 3..].split_once('"').unwrap();
            let is_begun = after.trim_start().starts_with('~');
            let is_there =
                known.contains(key) || is_begun && known.iter().any(|known| known.starts_with(key));
            assert!(is_there || !is_call || key == "…", "{name} asks for {key:?}");
        }
    }
}

#[test]
fn words_beside_marks_fit_the_room_that_charts_set_aside() {
    for language in ["vi", "en"] {
        let words = Words::read(&Theme::embedded(), language).unwrap();
        let places: BTreeMap<_, _> = words.keys().collect();
        for word in crate::charts::KINDS.iter().flat_map(|kind| kind.words) {
            let empty: Vec<_> =
                places[word.key].iter().map(|place| (*place, Argument::Text("".into()))).collect();
            let text = words.text(word.key, &empty).unwrap();
            assert!(text.chars().count() <= word.characters, "{language}: {} is {text:?}", word.key);
        }
    }
}

#[test]
fn only_html_made_by_the_program_is_printed_as_it_is() {
    let theme = Theme::embedded();
    for (name, _) in theme.below("templates/", ".html") {
        let source = theme.text(&format!("templates/{name}")).unwrap();
        for trusted in source.split("|safe").collect::<Vec<_>>().split_last().unwrap().1 {
            assert!(trusted.ends_with("_html"), "{name} trusts …{}", &trusted[trusted.len() - 20..]);
        }
    }
}

#[test]
fn a_page_stands_in_the_frame_of_its_site() {
    let html = with_template("{% extends 'base.html' %}{% block main %}<h1>x</h1>{% endblock %}")
        .unwrap()
        .render("test.html", page("unit"))
        .unwrap();
    for part in [
        "<!doctype html>\n<html lang=\"vi\" data-kind=\"unit\">\n",
        "<title>Xã &lt;Mẫu&gt; · Trang mẫu</title>",
        "<meta name=\"description\" content=\"Một câu.\">",
        "<link rel=\"canonical\" href=\"https://example.vn/don-vi/xa-mau/\">",
        "<link rel=\"stylesheet\" href=\"../../assets/style-",
        "<a class=\"brand\" href=\"../../index.html\">",
        "<a href=\"../../don-vi/index.html\" aria-current=\"true\">Đơn vị</a>",
        "<li aria-current=\"page\">Xã Mẫu</li>",
        "<a href=\"../../gioi-thieu/index.html\">Giới thiệu</a>",
        "action=\"../../tim-kiem/index.html\"",
        "Dữ liệu cập nhật đến 20/11/2026.",
        "(<a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license\">CC BY 4.0</a>)",
        "<main id=\"noi-dung\">\n<h1>x</h1>\n</main>",
        "data-up=\"Đã xếp theo {column}, tăng dần\"",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    assert!(html.starts_with("<!doctype"));
    assert!(!html.contains("style=\"") && !html.contains("<style") && !html.contains(" onclick"));
    assert!(!html.contains("\n\n"));
}

#[test]
fn the_policy_names_the_scripts_that_stand_in_a_page_and_no_page_has_another() {
    for (template, least) in [("{% extends 'base.html' %}", 1), ("{% extends 'search.html' %}", 2)] {
        let mut context = page("search");
        context["view"] = json!({ "districts": [], "domains": [], "years": [], "letters": [] });
        let html = with_template(template).unwrap().render("test.html", context).unwrap();
        let policy = html.split("Content-Security-Policy").nth(1).unwrap().split('>').next().unwrap();
        let scripts = html.split("<script").skip(1).filter_map(|one| {
            let (tag, after) = one.split_once('>').unwrap();
            let runs = !tag.contains("src=") && !tag.contains("type=\"application/json\"");
            runs.then(|| after.split("</script>").next().unwrap())
        });
        let mut found = 0;
        for script in scripts {
            assert!(policy.contains(&csp_hash(script)), "{script}");
            found += 1;
        }
        assert_eq!((found, policy.matches("sha256-").count()), (least, least), "{policy}");
    }
}

#[test]
fn words_of_a_page_may_stand_in_the_theme() {
    let mut context = page("search");
    context["page"]["title"] = Json::Null;
    let html = with_template("{% extends 'base.html' %}").unwrap().render("test.html", context).unwrap();
    assert!(html.contains("<title>Tìm kiếm · Trang mẫu</title>"));
}

#[test]
fn hostile_text_is_escaped_wherever_it_comes_from() {
    let source = r#"{% import "_macros.html" as m %}{% set link %}<a href="x">{{ view.bad }}</a>{% endset %}
        {{ view.bad }}|<i title="{{ view.bad }}">|{{ t("source.as_of", date=view.bad) }}|{{ m.absent_text(view.bad) }}|
        {{ m.stat(view.bad, view.bad) }}|{{ t("source.as_of", date=link) }}|{{ [view.bad, link]|join_and }}"#;
    let bad = "<script>'\"&</script>";
    let html = rendered(source, json!({ "bad": bad })).unwrap();
    assert!(!html.contains("<script>"), "{html}");
    assert_eq!(html.matches("&lt;script&gt;&#39;&quot;&amp;&lt;/script&gt;").count(), 9);
    assert_eq!(html.matches("<a href=\"x\">").count(), 2);
}

#[test]
fn nothing_is_printed_by_accident() {
    for (source, reason) in [
        ("{{ view.misspelt }}", "undefined"),
        ("{% if view.misspelt %}x{% endif %}", "undefined"),
        ("{{ view.nothing }}", "null cannot be printed"),
        ("{{ view.list }}", "a sequence cannot be printed"),
        ("{{ view }}", "a map cannot be printed"),
        ("{{ t('no.such') }}", "there are no words for \"no.such\""),
        ("{{ t('site.updated') }}", "needs \"date\""),
        ("{{ t('site.updated', date=none) }}", "needs \"date\""),
        ("{{ t('site.updated', date=[1]) }}", "neither text nor integer"),
        ("{{ t('finding.units', n='3') }}", "must be an integer"),
        ("{{ asset('none.css') }}", "no asset \"none.css\""),
        ("{% for page in [1] %}{{ ''|url }}{% endfor %}", "no other variable may be called page"),
    ] {
        match rendered(source, json!({ "nothing": null, "list": [1] })) {
            Err(RenderError::Template { message, .. }) => {
                assert!(message.contains(reason), "{source}: {message}");
            }
            other => panic!("{source}: {other:?}"),
        }
    }
}

#[test]
fn a_condition_without_an_else_prints_nothing() {
    assert_eq!(rendered("a{{ 'b' if view.no }}c", json!({ "no": false })).unwrap(), "ac\n");
}

#[test]
fn an_error_names_the_template_and_the_line() {
    let error = |source| rendered(source, json!({})).unwrap_err().to_string();
    assert_eq!(error("a\n\n{{ view.x }}"), "templates/test.html:3: undefined value");
    assert!(error("a\n{% if %}").starts_with("templates/test.html:2: "));
    let within = error("{% import '_macros.html' as m %}\n{{ m.status('no-such') }}");
    assert!(within.starts_with("templates/_macros.html:"), "{within}");
    assert!(within.ends_with("(asked for by test.html)"), "{within}");
    assert!(
        with_template("").unwrap().render("none.html", ()).unwrap_err().to_string().contains("none.html")
    );
}

#[test]
fn links_and_assets_are_seen_from_the_page_also_within_parts() {
    let source = r#"{% import "_macros.html" as m %}{{ m.chips([{"title": "a", "path": "nam/2023/"}]) }}{{ asset("app.js") }}"#;
    let html = rendered(source, json!({})).unwrap();
    assert!(html.contains("href=\"../../nam/2023/index.html\""), "{html}");
    assert!(html.contains("../../assets/app-"));
}

#[test]
fn counts_are_written_as_figures_and_years_are_not() {
    let source = "{{ t('finding.units', n=1234) }}, {{ t('finding.year', year=2023) }}, \
        {{ t('chart.count', count=5000, what='quá hạn') }}";
    assert_eq!(rendered(source, json!({})).unwrap(), "1.234 đơn vị, năm 2023, 5.000 quá hạn\n");
}

#[test]
fn a_renderer_serves_many_threads() {
    let renderer = with_template("{{ view.n|vn }}").unwrap();
    std::thread::scope(|scope| {
        let pages: Vec<_> = (1000..1004)
            .map(|n| {
                let renderer = &renderer;
                scope.spawn(move || renderer.render("test.html", json!({ "view": { "n": n } })).unwrap())
            })
            .collect();
        for (page, n) in pages.into_iter().zip(1000..) {
            assert_eq!(page.join().unwrap(), format!("{}\n", Locale::Vi.integer(n)));
        }
    });
}

#[test]
fn a_part_is_made_for_its_arguments_and_sees_nothing_else_of_a_page() {
    let part = |source: &str| {
        let overrides = [
            ("templates/_own.html".to_owned(), source.as_bytes().to_vec()),
            ("templates/test.html".to_owned(), b"{{ part('_own.html', root=page.root, n=view.n) }}".to_vec()),
        ];
        Renderer::new(&Theme::with_overrides(overrides), "vi").unwrap()
    };
    let own = part("<a href=\"{{ 'nam/'|url }}\">{{ page.n }}</a>");
    let page = |root: &str, n: Json| {
        own.render("test.html", json!({ "page": { "root": root }, "view": { "n": n } })).unwrap()
    };
    for _ in 0..2 {
        assert_eq!(page("", json!(1)), "<a href=\"nam/index.html\">1</a>\n");
        assert_eq!(page("../", json!(1)), "<a href=\"../nam/index.html\">1</a>\n");
        assert_eq!(page("../", json!("<")), "<a href=\"../nam/index.html\">&lt;</a>\n");
    }
    let nosy = part("{{ page.title }}");
    let error = nosy.render("test.html", json!({ "page": { "root": "", "title": "x" }, "view": { "n": 1 } }));
    assert!(error.unwrap_err().to_string().contains("_own.html"));
}

#[test]
fn a_part_of_a_kept_view_is_made_once_for_each_page_that_sees_it_otherwise() {
    use crate::site::views::Kept;
    use minijinja::context;

    let overrides = [
        (
            "templates/_own.html".to_owned(),
            b"<a href=\"{{ page.one.path|url }}\">{{ page.one.title }}</a>".to_vec(),
        ),
        ("templates/test.html".to_owned(), b"{{ part('_own.html', root=page.root, one=view.one) }}".to_vec()),
    ];
    let renderer = Renderer::new(&Theme::with_overrides(overrides), "vi").unwrap();
    let kept = |title: &str| Value::from_object(Kept::new(context! { path => "nam/", title }));
    let shown = |root: &str, one: &Value| {
        let page = context! { page => context! { root }, view => context! { one } };
        renderer.render("test.html", page).unwrap()
    };
    let (one, other) = (kept("a"), kept("b"));
    for _ in 0..2 {
        assert_eq!(shown("../", &one), "<a href=\"../nam/index.html\">a</a>\n");
        assert_eq!(shown("", &one), "<a href=\"nam/index.html\">a</a>\n");
        assert_eq!(shown("../", &other), "<a href=\"../nam/index.html\">b</a>\n");
    }
}
