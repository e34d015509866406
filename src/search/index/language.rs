use elasticlunr::{Language, Pipeline};

/// What elasticlunr-rs needs to index text that [`analysis`](crate::search::analysis) has been through: terms
/// stand between single spaces, and nothing trims, stops or stems them.
pub(super) struct Analysed;

impl Language for Analysed {
    fn name(&self) -> String {
        "Vietnamese".to_owned()
    }

    fn code(&self) -> String {
        "vi".to_owned()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        text.split(' ').filter(|term| !term.is_empty()).map(str::to_owned).collect()
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}
