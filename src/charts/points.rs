//! What charts of points over years share: breaks, links between neighbours, labels beside points.

use serde::Serialize;

use super::board::{Area, Board, Spot};
use super::figure::Coord;
use super::measure::{Weight, word_width};

/// A change of the criteria set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Break {
    /// Place in percent.
    pub x: Coord,
    /// Where its words stand; none if another break has them too near.
    pub label: Option<Spot>,
}

/// A line between two neighbouring points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// Left end in percent.
    pub x1: Coord,
    /// Left end in pixels.
    pub y1: Coord,
    /// Right end in percent.
    pub x2: Coord,
    /// Right end in pixels.
    pub y2: Coord,
    /// Leads over a break: dotted.
    pub broken: bool,
}

/// The characters set aside for the words of a break ("đổi bộ tiêu chí").
pub(super) const BREAK_WORDS: usize = 15;

/// The radius of a point in pixels.
pub(super) const POINT: f64 = 6.0;

/// A point: x in percent, y in pixels.
pub(super) type Place = (f64, f64);

/// Break lines before the slots that say so, from 20 px down to `base`.
pub(super) fn breaks(before: &[bool], slot: f64, board: &mut Board, base: f64) -> Vec<Break> {
    let lines =
        before.iter().enumerate().filter(|(_, breaks)| **breaks).map(|(index, _)| index as f64 * slot);
    let width = word_width(BREAK_WORDS, Weight::Regular);
    let breaks: Vec<Break> =
        lines.map(|x| Break { x: Coord(x), label: board.place(width, &[Spot::middle(x, 14.0)]) }).collect();
    for line in &breaks {
        board.trace((line.x.0, 20.0), (line.x.0, base));
    }
    breaks
}

/// Lines between points in neighbouring slots; a gap between two points stays a gap. Takes the room of the points
/// and notes the lines on the board.
pub(super) fn links(places: &[Place], before: &[bool], slot: f64, board: &mut Board) -> Vec<Link> {
    for (x, y) in places {
        board.block(Area::around(board.pixels(*x), *y, POINT));
    }
    let mut links = Vec::new();
    for pair in places.windows(2) {
        let &[left, right] = pair else { continue };
        if right.0 - left.0 > slot * 1.5 {
            continue;
        }
        board.trace(left, right);
        let broken = before.get((right.0 / slot) as usize).copied().unwrap_or(false);
        links.push(Link {
            x1: Coord(left.0),
            y1: Coord(left.1),
            x2: Coord(right.0),
            y2: Coord(right.1),
            broken,
        });
    }
    links
}

/// Places a label of the given width at each point, in the given order; those that find no room get none.
fn labels(places: &[Place], widths: &[f64], order: &[usize], mut board: Board) -> Vec<Option<Spot>> {
    let mut labels = vec![None; places.len()];
    for &index in order {
        if let (Some(label), Some(width)) = (labels.get_mut(index), widths.get(index)) {
            *label = board.place(*width, &around(places, index));
        }
    }
    labels
}

/// Labels for all points: full ones of the given widths if all of them find room, else bare ones, of which some
/// may find none. Tells whether they went bare.
pub(super) fn full_or_bare(
    places: &[Place],
    full: &[f64],
    bare: &[f64],
    board: &Board,
) -> (Vec<Option<Spot>>, bool) {
    let order = by_importance(places);
    let spots = labels(places, full, &order, board.clone());
    if spots.iter().all(Option::is_some) {
        return (spots, false);
    }
    (labels(places, bare, &order, board.clone()), true)
}

/// The order in which points are given labels: the last, the first, the highest, the lowest, then the others.
fn by_importance(places: &[Place]) -> Vec<usize> {
    let height = |a: &usize, b: &usize| {
        let y = |index: &usize| places.get(*index).map_or(0.0, |place| place.1);
        y(a).total_cmp(&y(b))
    };
    let indices = 0..places.len();
    let highest = indices.clone().min_by(height);
    let lowest = indices.clone().max_by(height);
    let mut order = Vec::new();
    for index in
        [indices.clone().last(), indices.clone().next(), highest, lowest].into_iter().flatten().chain(indices)
    {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order
}

/// The spots for a point's label: on the side away from its neighbours first, then further off, then aside.
fn around(places: &[Place], index: usize) -> Vec<Spot> {
    let Some(&(x, y)) = places.get(index) else { return Vec::new() };
    let neighbours: Vec<f64> = [index.checked_sub(1), index.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|neighbour| places.get(neighbour))
        .map(|neighbour| neighbour.1)
        .collect();
    let lies_high = neighbours.iter().sum::<f64>() >= y * neighbours.len() as f64;
    let (above, below) = ([y - 12.0, y - 28.0], [y + 22.0, y + 38.0]);
    let (first, second) = if lies_high { (above, below) } else { (below, above) };
    let heights: Vec<f64> =
        first.into_iter().zip(second).flat_map(|(first, second)| [first, second]).collect();
    let aside = |spot: fn(f64, f64, f64) -> Spot, dx: f64| heights.iter().map(move |y| spot(x, dx, *y));
    heights
        .iter()
        .map(|y| Spot::middle(x, *y))
        .chain(aside(Spot::end, POINT))
        .chain(aside(Spot::start, -POINT))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        Board::new(233.0, 6.0, 0.0, 170.0)
    }

    #[test]
    fn a_falling_line_has_its_first_label_above_and_its_last_below() {
        let places = [(25.0, 60.0), (75.0, 110.0)];
        let labels = labels(&places, &[60.0, 60.0], &by_importance(&places), board());
        assert!(labels[0].unwrap().y.0 < 60.0);
        assert!(labels[1].unwrap().y.0 > 110.0);
    }

    #[test]
    fn the_last_point_is_labelled_before_the_others() {
        let places = [(10.0, 50.0), (50.0, 40.0), (90.0, 60.0)];
        assert_eq!(by_importance(&places), [2, 0, 1]);
        assert!(by_importance(&[]).is_empty());
    }

    #[test]
    fn no_link_leads_over_a_gap_and_a_link_over_a_break_is_marked() {
        let places = [(12.5, 50.0), (37.5, 60.0), (87.5, 70.0)];
        let links = links(&places, &[false, true, false, false], 25.0, &mut board());
        assert_eq!(links.len(), 1);
        assert!(links[0].broken);
    }

    #[test]
    fn two_breaks_close_together_share_their_words() {
        let breaks = breaks(&[false, true, true], 33.3, &mut board(), 150.0);
        assert_eq!(breaks.iter().map(|line| line.label.is_some()).collect::<Vec<_>>(), [true, false]);
    }
}
