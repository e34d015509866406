use serde::Serialize;

use super::figure::Coord;

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spot {
    /// Percent of the chart's width.
    pub x: Coord,
    /// Pixels beside that.
    pub dx: Coord,
    /// Baseline in pixels.
    pub y: Coord,
    /// Which end of the text stands at `x` + `dx`.
    pub anchor: Anchor,
}

impl Spot {
    /// A text that begins `dx` pixels right of `x` percent.
    pub(super) fn start(x: f64, dx: f64, y: f64) -> Self {
        Self { x: Coord(x), dx: Coord(dx), y: Coord(y), anchor: Anchor::Start }
    }

    /// A text centred on `x` percent.
    pub(super) fn middle(x: f64, y: f64) -> Self {
        Self { x: Coord(x), dx: Coord(0.0), y: Coord(y), anchor: Anchor::Middle }
    }

    /// A text that ends `dx` pixels right of `x` percent (left of it if negative).
    pub(super) fn end(x: f64, dx: f64, y: f64) -> Self {
        Self { x: Coord(x), dx: Coord(dx), y: Coord(y), anchor: Anchor::End }
    }
}

/// A rectangle in pixels at the narrowest width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// A square of `reach` pixels to each side.
    pub(super) fn around(x: f64, y: f64, reach: f64) -> Self {
        Self { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        self.left < x && x < self.right && self.top < y && y < self.bottom
    }
}

/// Keeps labels apart and inside the chart, at the narrowest width.
///
/// That is enough for all widths: places are percentages with a fixed offset, so two labels that stand side by
/// side at the narrowest width only move further apart when the chart grows.
#[derive(Debug, Clone)]
pub(super) struct Board {
    width: f64,
    bounds: Area,
    taken: Vec<Area>,
    traces: Vec<(f64, f64)>,
}

/// Air between two texts on one line, in pixels.
const AIR: f64 = 3.0;

impl Board {
    /// A board `width` pixels wide with labels allowed from `top` to `bottom` and `overhang` pixels beyond
    /// either side.
    pub(super) fn new(width: f64, overhang: f64, top: f64, bottom: f64) -> Self {
        let bounds = Area { left: -overhang, right: width + overhang, top, bottom };
        Self { width, bounds, taken: Vec::new(), traces: Vec::new() }
    }

    /// The pixels of a percentage.
    pub(super) fn pixels(&self, percent: f64) -> f64 {
        self.width * percent / 100.0
    }

    /// Takes an area, so that no label is placed over it.
    pub(super) fn block(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes the area of a text that stands at a spot.
    pub(super) fn block_text(&mut self, spot: Spot, text_width: f64) {
        self.taken.push(self.area(spot, text_width));
    }

    /// Notes a line (x in percent, y in pixels); labels avoid it where they can.
    pub(super) fn trace(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let steps = 40;
        for step in 0..=steps {
            let share = f64::from(step) / f64::from(steps);
            self.traces.push((self.pixels(x1 + (x2 - x1) * share), y1 + (y2 - y1) * share));
        }
    }

    /// The spot moved sideways by as little as keeps its text inside the chart.
    pub(super) fn inside(&self, spot: Spot, text_width: f64) -> Spot {
        let area = self.area(spot, text_width);
        let mut shift = 0.0;
        if area.right > self.bounds.right {
            shift = self.bounds.right - area.right;
        }
        if area.left + shift < self.bounds.left {
            shift = self.bounds.left - area.left;
        }
        Spot { dx: Coord(spot.dx.0 + shift), ..spot }
    }

    /// Places a text at the first of the spots, moved inside, that is free: free of lines too if any is.
    pub(super) fn place(&mut self, text_width: f64, spots: &[Spot]) -> Option<Spot> {
        let inside: Vec<Spot> = spots.iter().map(|spot| self.inside(*spot, text_width)).collect();
        let clear = |spot: &&Spot| {
            let area = self.area(**spot, text_width);
            self.free(&area) && !self.traces.iter().any(|point| area.holds(*point))
        };
        let spot = inside
            .iter()
            .find(clear)
            .or_else(|| inside.iter().find(|spot| self.free(&self.area(**spot, text_width))))
            .copied()?;
        self.block_text(spot, text_width);
        Some(spot)
    }

    fn free(&self, area: &Area) -> bool {
        area.top >= self.bounds.top
            && area.bottom <= self.bounds.bottom
            && !self.taken.iter().any(|taken| taken.meets(area))
    }

    fn area(&self, spot: Spot, text_width: f64) -> Area {
        let at = self.pixels(spot.x.0) + spot.dx.0;
        let left = match spot.anchor {
            Anchor::Start => at,
            Anchor::Middle => at - text_width / 2.0,
            Anchor::End => at - text_width,
        };
        // marks above capitals reach 12 px over the baseline, dots below 4 px under it
        Area {
            left: left - AIR,
            right: left + text_width + AIR,
            top: spot.y.0 - 12.0,
            bottom: spot.y.0 + 4.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        Board::new(200.0, 0.0, 0.0, 100.0)
    }

    #[test]
    fn a_taken_place_sends_the_next_label_elsewhere() {
        let mut board = board();
        let spots = [Spot::middle(50.0, 40.0), Spot::middle(50.0, 70.0)];
        assert_eq!(board.place(40.0, &spots), Some(spots[0]));
        assert_eq!(board.place(40.0, &spots), Some(spots[1]));
        assert_eq!(board.place(40.0, &spots), None);
    }

    #[test]
    fn a_label_at_the_edge_moves_inside() {
        let spot = board().inside(Spot::middle(100.0, 40.0), 40.0);
        assert_eq!(spot.dx, Coord(-23.0));
        let spot = board().inside(Spot::end(0.0, 0.0, 40.0), 40.0);
        assert_eq!(spot.dx, Coord(43.0));
    }

    #[test]
    fn a_line_is_avoided_where_there_is_a_choice_and_crossed_where_there_is_none() {
        let mut board = board();
        board.trace((0.0, 36.0), (100.0, 36.0));
        let crossing = Spot::middle(50.0, 40.0);
        let below = Spot::middle(50.0, 70.0);
        assert_eq!(board.clone().place(40.0, &[crossing, below]), Some(below));
        assert_eq!(board.place(40.0, &[crossing]), Some(crossing));
    }

    #[test]
    fn labels_stay_between_top_and_bottom() {
        assert_eq!(board().place(40.0, &[Spot::middle(50.0, 8.0), Spot::middle(50.0, 98.0)]), None);
    }
}
