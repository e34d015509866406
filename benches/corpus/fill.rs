//! Sentences with their blanks filled.

use super::number::grouped;
use super::random::Random;
use super::units::Commune;
use super::words::names::VILLAGES;

/// What one record is about.
pub(super) struct Facts<'f> {
    pub(super) commune: &'f Commune,
    pub(super) matter: &'static str,
    pub(super) part: i64,
    pub(super) whole: i64,
    pub(super) year: i64,
}

/// One of many with a skew: the first are common, the last rare.
pub(super) fn phrase<'c>(random: &mut Random, choices: &[&'c str]) -> &'c str {
    let draw = random.between(0, 999);
    let at = usize::try_from(draw * draw).unwrap_or(0) * choices.len() / 1_000_000;
    choices[at]
}

/// The sentence about these facts.
pub(super) fn fill(sentence: &str, facts: &Facts<'_>, random: &mut Random) -> String {
    let mut out = String::with_capacity(sentence.len() + 48);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((blank, after)) = after.split_once('}') else { break };
        match blank {
            "U" => out.push_str(&facts.commune.name),
            "u" => out.push_str(&facts.commune.inside()),
            "o" => out.push_str(facts.matter),
            "n" => out.push_str(&grouped(facts.part)),
            "d" => out.push_str(&grouped(facts.whole)),
            "y" => out.push_str(&facts.year.to_string()),
            "t" => out.push_str(phrase(random, &VILLAGES)),
            "m" => out.push_str(&random.between(1, 12).to_string()),
            _ => out.push_str(&random.between(11, 2_800).to_string()),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
