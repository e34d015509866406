//! Answers queries from the files of an index, as `themes/default/js/search-engine` does in the browser: the same
//! shards, the same order, the same scores. The two are twins like the analysis, and `tests/search_twins.rs` asks
//! both the same questions. Reasons are written here; names are the same there where languages allow.

mod found;
mod meaning;
mod number;
mod readings;
mod store;
mod weigh;

use super::analysis::{Item, Kind, analyse, spoken_date};
use found::{Found, pair, unit};
use meaning::Phrases;
use readings::{Reading, Slip, readings};
use store::Store;
pub use store::{EngineError, Files, Hit};

/// Longest query in UTF-16 units, as browsers count; the rest is not read.
const LONGEST_QUERY: usize = 300;
const MOST_ITEMS: usize = 24;
/// What a pair of neighbouring syllables is worth, compared with a single one of the same rarity.
const PAIR: f64 = 0.7;
/// A word that is no topic weighs as if this share of all entries had it, and a pair with such a word, too.
const LIGHT: f64 = 0.1;
const LIGHT_PAIR: f64 = 0.3;
/// How much more the name of a place and a code weigh than other words as rare: a topic is asked for there, and not
/// the same topic elsewhere. A pair is a name if a unit that ranks so high has it in its title.
const PLACE: f64 = 2.2;
const PLACE_RANK: u8 = 50;
const CODE: f64 = 2.0;
/// On a site with more entries than this, a query whose pairs give enough hits does not ask for single syllables:
/// the lists of common ones are most of what a query would load.
const LARGE: u32 = 8_192;
/// Hits with every word of the query that end the search for more of them: what the first page shows.
const ENOUGH: usize = 10;

/// Searches one index.
pub struct Engine<'f> {
    store: Store<'f>,
    phrases: Phrases,
}

/// An item of the query as the engine asks for it.
struct Asked {
    item: Item,
    /// Whether it ends the query.
    last: bool,
    /// Whether it is no topic.
    light: bool,
    readings: Vec<Reading>,
}

/// What a part asks for.
enum What {
    One(usize),
    Pair(usize, usize),
}

/// One thing that a phrase asks for: an item, or a pair of neighbours.
struct Part {
    what: What,
    /// The items it is about.
    from: usize,
    to: usize,
    worth: f64,
    /// Its entries, once loaded.
    found: Option<Found>,
    /// What an entry gains at most by it.
    value: f64,
    /// What it is of the query: more than that where its word is nowhere and read as another.
    asked: f64,
    /// Whether it is the name of a place.
    place: bool,
}

/// A phrase with all that it asks for.
struct Shape {
    items: Vec<Asked>,
    parts: Vec<Part>,
}

/// A stretch of the query that has other words.
struct Group {
    from: usize,
    to: usize,
    /// The items that they are for.
    taken: Vec<usize>,
    alternatives: Vec<Alternative>,
}

struct Alternative {
    weight: f64,
    shape: Shape,
}

impl<'f> Engine<'f> {
    /// Opens an index.
    ///
    /// # Errors
    /// When a file is missing or is none of this program's.
    pub fn open(files: &'f dyn Files) -> Result<Self, EngineError> {
        let store = Store::open(files)?;
        let phrases = Phrases::new(store.meaning()?);
        Ok(Self { store, phrases })
    }

    /// The best hits for a query, at most `limit`.
    ///
    /// # Errors
    /// As [`Engine::open`].
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, EngineError> {
        let mut ranked = self.answer(query)?;
        ranked.truncate(limit);
        ranked.into_iter().map(|(entry, score)| self.store.hit(entry, score)).collect()
    }

    fn answer(&self, query: &str) -> Result<Vec<(u32, f64)>, EngineError> {
        let mut all = analyse(&opening(query));
        let dated = self.phrases.said(dated(&mut all));
        let mut items = self.phrases.kept(&dated);
        items.truncate(MOST_ITEMS);
        let name = self.phrases.name(&dated, query);
        let wanted = self.phrases.wants(&dated);
        let large = self.store.count() > LARGE;
        let groups = self.phrases.groups(&items, |word| self.store.words.contains_key(word), large);
        // without marks any of them may be another word, and in a phrase that the theme knows each is one of it
        let marked = items.iter().any(|item| matches!(&item.kind, Kind::Word { marks } if !marks.is_empty()));
        let phrased =
            |at: usize| groups.iter().any(|group| group.taken.len() > 1 && group.taken.contains(&at));
        let light = |at: usize, item: &Item| marked && self.phrases.is_light(item) && !phrased(at);
        let mut direct = self.shape(items, &all, light)?;
        let mut others = Vec::new();
        for group in groups {
            let mut alternatives = Vec::new();
            for (weight, items) in group.alternatives {
                let mut shape = self.shape(items.clone(), &items, |_, _| false)?;
                if large {
                    // every other pair of it tells enough: each lies in a file of its own
                    let last = items.len().saturating_sub(1);
                    let kept = |part: &Part| part.from.is_multiple_of(2) || part.to == last;
                    shape.parts.retain(|part| matches!(part.what, What::One(_)) || kept(part));
                }
                alternatives.push(Alternative { weight, shape });
            }
            others.push(Group { from: group.from, to: group.to, taken: group.taken, alternatives });
        }
        self.phrase(&mut direct)?;
        for other in others.iter_mut().flat_map(|group| &mut group.alternatives) {
            self.phrase(&mut other.shape)?;
        }
        if self.full(&direct, &others) < ENOUGH {
            self.more(&mut direct, &mut others)?;
            if self.full(&direct, &others) < ENOUGH && direct.parts.iter().any(|part| part.found.is_none()) {
                for number in 0..direct.parts.len() {
                    self.fill(&mut direct, number)?;
                }
                if self.full(&direct, &others) < ENOUGH {
                    self.more(&mut direct, &mut others)?;
                }
            }
        }
        // a place that is named in capitals and is nowhere here: nothing is about it
        let known = |part: &Part| {
            let found = part.found.as_ref().is_some_and(|found| !found.hits.is_empty());
            let names =
                |at: usize| name.as_ref().is_some_and(|name| name.contains(&direct.items[at].item.number));
            let read = |at: usize| direct.items[at].readings.iter().all(|reading| reading.slip == Slip::None);
            let What::Pair(before, at) = part.what else { return false };
            found && names(at) && (part.place || (read(before) && read(at)))
        };
        if name.is_some() && !direct.parts.iter().any(known) {
            return Ok(Vec::new());
        }
        let scoped = self.scoped(&dated, &direct);
        Ok(weigh::weigh(&self.store, &direct, &others, &wanted, scoped))
    }

    /// Whether a query means the place that it names and not what lies in it: "huyện Chợ Đồn", not "xã nào ở Chợ Đồn".
    fn scoped(&self, items: &[Item], direct: &Shape) -> bool {
        let first = |part: &Part| match part.what {
            What::Pair(before, _) if part.place => Some(direct.items[before].item.number),
            _ => None,
        };
        let named: Vec<usize> = direct.parts.iter().filter_map(first).collect();
        let mut behind = (0..items.len()).filter_map(|at| self.phrases.after_kind(items, at)).peekable();
        behind.peek().is_some()
            && behind.all(|next| items.get(next).is_some_and(|item| named.contains(&item.number)))
    }

    /// The parts that a phrase asks for. `all` is the analysis that items name their wholes in.
    fn shape(
        &self,
        items: Vec<Item>,
        all: &[Item],
        light: impl Fn(usize, &Item) -> bool,
    ) -> Result<Shape, EngineError> {
        let end = items.last().map_or(0, |item| item.end);
        let ask = |(at, item): (usize, Item)| {
            let last = item.end == end;
            let readings = readings(&self.store, &item, last);
            Asked { last, light: light(at, &item), readings, item }
        };
        let items: Vec<Asked> = items.into_iter().enumerate().map(ask).collect();
        let mut known: Vec<(usize, bool)> = Vec::new();
        for whole in items.iter().filter_map(|asked| asked.item.within) {
            if known.iter().all(|&(other, _)| other != whole) {
                // a whole is a code and never misread; it may lie behind the items that are asked for
                let last = all[whole].end == end;
                let asked = Asked {
                    last,
                    light: false,
                    readings: readings(&self.store, &all[whole], last),
                    item: all[whole].clone(),
                };
                known.push((whole, !unit(&self.store, &asked)?.hits.is_empty()));
            }
        }
        let found = |whole: usize| known.iter().any(|&(other, found)| other == whole && found);
        // a whole that is nowhere leaves the asking to its parts, if they may
        let asks = |item: &Item| match item.within {
            Some(whole) => item.spare && !found(whole),
            None => {
                !known.contains(&(item.number, false))
                    || !items.iter().any(|other| other.item.within == Some(item.number) && other.item.spare)
            }
        };
        let mut parts = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        for (at, Asked { item, .. }) in items.iter().enumerate().filter(|(_, asked)| asks(&asked.item)) {
            let before = at.checked_sub(1).map(|before| &items[before].item);
            if let Some(before) = before.filter(|before| paired(before, item) && asks(before)) {
                let key = format!("{} {}", before.token(), item.token());
                if !seen.contains(&key) {
                    seen.push(key);
                    parts.push(Part::new(What::Pair(at - 1, at), at - 1, at, PAIR));
                }
            }
            let key = item.token();
            if !seen.contains(&key) {
                seen.push(key);
                parts.push(Part::new(What::One(at), at, at, 1.0));
            }
        }
        Ok(Shape { items, parts })
    }

    /// Loads a phrase: its pairs and numbers first, and on a large site single syllables only where no pair has
    /// them.
    fn phrase(&self, shape: &mut Shape) -> Result<(), EngineError> {
        let large = self.store.count() > LARGE;
        let late = |shape: &Shape, number: usize| match shape.parts[number].what {
            What::One(at) => large && matches!(shape.items[at].item.kind, Kind::Word { .. }),
            What::Pair(..) => false,
        };
        for number in 0..shape.parts.len() {
            if !late(shape, number) {
                self.fill(shape, number)?;
            }
        }
        let mut covered = vec![false; shape.items.len()];
        for part in &shape.parts {
            if matches!(part.what, What::Pair(..))
                && part.found.as_ref().is_some_and(|found| !found.hits.is_empty())
            {
                covered[part.from] = true;
                covered[part.to] = true;
            }
        }
        for number in 0..shape.parts.len() {
            if late(shape, number) && !covered[shape.parts[number].from] {
                self.fill(shape, number)?;
            }
        }
        Ok(())
    }

    /// Loads the entries of a part, once.
    fn fill(&self, shape: &mut Shape, number: usize) -> Result<(), EngineError> {
        let Shape { items, parts } = shape;
        let part = &mut parts[number];
        if part.found.is_some() {
            return Ok(());
        }
        let found = match part.what {
            What::One(at) => unit(&self.store, &items[at])?,
            What::Pair(before, at) => pair(&self.store, &items[before], &items[at])?,
        };
        let count = f64::from(self.store.count());
        let size = (found.hits.len() as f64 + f64::from(found.left())).min(count);
        part.place = match part.what {
            What::Pair(before, at) => {
                let pair = [items[before].item.clone(), items[at].item.clone()];
                !self.phrases.is_kind(&pair) && self.is_place(&found)
            }
            What::One(_) => false,
        };
        let kind = match part.what {
            What::Pair(..) if part.place => PLACE,
            What::One(at) if items[at].item.kind == Kind::Code => CODE,
            _ => 1.0,
        };
        let worth = |size: f64| part.worth * kind * (1.0 + (count - size + 0.5) / (size + 0.5)).ln();
        let is_word = |reading: &Reading| reading.slip == Slip::Word;
        let light = items[part.from].light || items[part.to].light;
        part.value = worth(if light { size.max(count * LIGHT) } else { size });
        part.asked = match part.what {
            // a pair with a word that is no topic may just as well be nowhere
            What::Pair(..) if light && size == 0.0 => worth(count * LIGHT_PAIR),
            // read as another word it may be, but what was asked for is nowhere
            What::One(at) if !light && items[at].readings.iter().any(is_word) => worth(0.0),
            _ => part.value,
        };
        part.found = Some(found);
        Ok(())
    }

    fn is_place(&self, found: &Found) -> bool {
        found.hits.iter().any(|(&entry, hit)| {
            hit.title > 0.0 && self.store.kind(entry) == "unit" && self.store.rank(entry) >= PLACE_RANK
        })
    }

    /// Loads what the shards left out of common terms; where a rarer term says which entries can be meant, only
    /// among their neighbours.
    fn more(&self, direct: &mut Shape, others: &mut [Group]) -> Result<(), EngineError> {
        let shapes = || others.iter().flat_map(|group| &group.alternatives).map(|other| &other.shape);
        let all: Vec<&Found> = std::iter::once(&*direct)
            .chain(shapes())
            .flat_map(|shape| &shape.parts)
            .filter_map(|part| part.found.as_ref())
            .collect();
        let whole: Vec<&&Found> =
            all.iter().filter(|found| found.rests.is_empty() && !found.hits.is_empty()).collect();
        let segment = self.store.segment();
        let near: Option<Vec<u32>> = (!whole.is_empty()).then(|| {
            let mut near: Vec<u32> =
                whole.iter().flat_map(|found| found.hits.keys()).map(|id| id / segment).collect();
            near.sort_unstable();
            near.dedup();
            near
        });
        let shapes =
            others.iter_mut().flat_map(|group| &mut group.alternatives).map(|other| &mut other.shape);
        for part in std::iter::once(direct).chain(shapes).flat_map(|shape| &mut shape.parts) {
            if let Some(found) = &mut part.found {
                found.complete(&self.store, near.as_deref())?;
            }
        }
        Ok(())
    }

    /// Each item of the query that an entry holds is one bit; the number of entries that hold all.
    fn full(&self, direct: &Shape, others: &[Group]) -> usize {
        let mut held = vec![0_u32; self.store.count() as usize];
        let mut asked = 0;
        for part in &direct.parts {
            let bits = 1 << part.from | 1 << part.to;
            asked |= bits;
            for &id in part.found.iter().flat_map(|found| found.hits.keys()) {
                held[id as usize] |= bits;
            }
        }
        for group in others {
            let bits = ((1 << (group.to - group.from)) - 1) << group.from;
            for other in &group.alternatives {
                let found: Vec<&Found> =
                    other.shape.parts.iter().filter_map(|part| part.found.as_ref()).collect();
                let Some(least) = found.iter().min_by_key(|found| found.hits.len()) else { continue };
                for id in least.hits.keys().filter(|id| found.iter().all(|found| found.hits.contains_key(id)))
                {
                    held[*id as usize] |= bits;
                }
            }
        }
        held.iter().filter(|&&bits| bits != 0 && bits & asked == asked).count()
    }
}

impl Part {
    fn new(what: What, from: usize, to: usize, worth: f64) -> Self {
        Self { what, from, to, worth, found: None, value: 0.0, asked: 0.0, place: false }
    }
}

/// Whether two neighbours are in the index as a pair.
fn paired(before: &Item, item: &Item) -> bool {
    item.joined && matches!(before.kind, Kind::Word { .. }) && item.kind != Kind::Code
}

/// The items of a query with a spoken date as one, of which its words are the parts: "ngày 30 tháng 8 năm 2021". The
/// dates are added to `all`, where items name their wholes.
fn dated(all: &mut Vec<Item>) -> Vec<Item> {
    let read = all.len();
    let mut order = Vec::with_capacity(read);
    for at in 0..read {
        order.push(at);
        let Some(text) = Some(&all[..=at])
            .filter(|_| all[at].joined)
            .map(spoken_date)
            .and_then(|forms| forms.into_iter().next())
        else {
            continue;
        };
        let whole = all.len();
        let first = at - if text.split('/').count() == 3 { 4 } else { 2 };
        let mut item = Item::code(&text, all[at].end);
        item.number = whole;
        let before = first.checked_sub(1).filter(|&before| all[before].text == "ngay");
        for part in before.into_iter().chain(first..=at) {
            all[part].within = Some(whole);
            all[part].spare = true;
        }
        all.push(item);
        order.push(whole);
    }
    order.into_iter().map(|number| all[number].clone()).collect()
}

/// The part of a query that is read.
fn opening(query: &str) -> String {
    let mut left = LONGEST_QUERY;
    query
        .chars()
        .take_while(|character| {
            let fits = character.len_utf16() <= left;
            left = left.saturating_sub(character.len_utf16());
            fits
        })
        .collect()
}
