use super::statuses::STATUSES;
use super::years::GAP_LINE;
use super::{domain_rows, dumbbell, fraction_bars, line_years, loss, multiples, points, strip, waterfall};

/// A kind of chart.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// Stable id; also the first part of the keys of its words, after `chart.`.
    pub id: &'static str,
    /// The path of its template in a theme, with the macros `draw(chart, id)` and `sentence(chart)`.
    pub template: &'static str,
    /// Words that stand beside marks, with the characters that the layout sets aside for them.
    pub words: &'static [Word],
}

/// A word of the interface that must not be longer than the room set aside for it.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its key.
    pub key: &'static str,
    /// The characters that fit, without the figures put into it.
    pub characters: usize,
}

const fn word(key: &'static str, characters: usize) -> Word {
    Word { key, characters }
}

/// Every kind of chart.
pub const KINDS: &[Kind] = &[
    Kind {
        id: "line-years",
        template: "charts/line_years.html",
        words: &[
            word("chart.break", points::BREAK_WORDS),
            word("chart.of-maximum", line_years::MAXIMUM_WORD),
            word("chart.of-maximum-gutter", line_years::MAXIMUM_WORD),
            // over a gap the words stand in two lines
            word("chart.state.no-document", GAP_LINE * 2),
            word("chart.state.not-stated", GAP_LINE * 2),
            word("chart.state.no-data", GAP_LINE * 2),
            word("chart.state.no-maximum", GAP_LINE * 2),
            word("chart.state.withheld", GAP_LINE * 2),
            word("chart.state.not-due", GAP_LINE * 2),
        ],
    },
    Kind {
        id: "domain-rows",
        template: "charts/domain_rows.html",
        words: &[
            word("chart.domain-rows.self", domain_rows::SELF_WORD),
            word("chart.state.no-maximum", domain_rows::STATE_WORDS),
        ],
    },
    Kind {
        id: "waterfall",
        template: "charts/waterfall.html",
        words: &[
            word("chart.waterfall.note-all-itemised", loss::NOTE_WORDS),
            word("chart.waterfall.note-unexplained", loss::NOTE_WORDS),
            word("chart.waterfall.note-over-listed", loss::OVER_WORDS),
            word("chart.waterfall.sum-explained", loss::NOTE_WORDS),
            word("chart.waterfall.sum-unexplained", loss::NOTE_WORDS),
            word("chart.state.no-data", waterfall::STATE_WORDS),
        ],
    },
    Kind {
        id: "status-bar",
        template: "charts/status_bar.html",
        words: &[
            word("chart.status.verified", STATUSES[0].1),
            word("chart.status.reported", STATUSES[1].1),
            word("chart.status.in-progress", STATUSES[2].1),
            word("chart.status.not-started", STATUSES[3].1),
            word("chart.status.not-assessed", STATUSES[4].1),
            word("chart.status.superseded", STATUSES[5].1),
            word("chart.status.no-information", STATUSES[6].1),
        ],
    },
    Kind {
        id: "fraction-bars",
        template: "charts/fraction_bars.html",
        words: &[
            word("chart.fraction-bars.change", fraction_bars::CHANGE_WORDS),
            word("chart.fraction-bars.target", fraction_bars::TARGET_WORDS),
            word("chart.state.no-denominator", fraction_bars::STATE_WORDS),
        ],
    },
    Kind {
        id: "strip",
        template: "charts/strip.html",
        words: &[word("chart.strip.median", strip::MEDIAN_WORD)],
    },
    Kind { id: "heat", template: "charts/heat.html", words: &[] },
    Kind {
        id: "rank",
        template: "charts/rank.html",
        words: &[
            word("chart.state.no-document", GAP_LINE * 2),
            word("chart.state.not-stated", GAP_LINE * 2),
            word("chart.state.no-data", GAP_LINE * 2),
            word("chart.state.withheld", GAP_LINE * 2),
            word("chart.state.not-due", GAP_LINE * 2),
        ],
    },
    Kind {
        id: "dumbbell",
        template: "charts/dumbbell.html",
        words: &[
            word("chart.state.no-document", dumbbell::STATE_WORDS),
            word("chart.state.not-stated", dumbbell::STATE_WORDS),
            word("chart.state.no-data", dumbbell::STATE_WORDS),
            word("chart.state.withheld", dumbbell::STATE_WORDS),
            word("chart.state.not-due", dumbbell::STATE_WORDS),
            word("chart.dumbbell.change", dumbbell::CHANGE_WORDS),
        ],
    },
    Kind { id: "status-dates", template: "charts/status_dates.html", words: &[] },
    Kind { id: "status-years", template: "charts/status_years.html", words: &[] },
    Kind {
        id: "multiples",
        template: "charts/multiples.html",
        words: &[word("chart.state.no-data", multiples::STATE_WORDS)],
    },
];
