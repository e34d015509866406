use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::text::closest;

use super::field::Shape;
use super::node::{Node, Tree};
use super::rules;
use super::value::wrong_type;

/// A closed list of words that a field may hold.
pub trait Choice: Sized + Copy + 'static {
    /// Every word, in the order of the documentation.
    const WORDS: &'static [&'static str];

    /// The value a word stands for.
    fn from_word(word: &str) -> Option<Self>;

    /// The word of a value.
    fn word(self) -> &'static str;
}

/// Reads a word of a closed list, with a guess when it is nearly one.
pub fn read_choice<C: Choice>(node: &Node<'_>, diagnostics: &mut Diagnostics) -> Option<C> {
    let Tree::String(text) = &node.tree else {
        wrong_type(node, &Shape::Choice(C::WORDS), diagnostics);
        return None;
    };
    let value = C::from_word(text);
    if value.is_none() {
        let guess = closest(text, C::WORDS.iter().copied());
        let rule = if guess.is_some() { &rules::INVALID_CHOICE_GUESS } else { &rules::INVALID_CHOICE };
        let diagnostic = Diagnostic::new(rule, node.span)
            .with("value", &**text)
            .with("guess", guess.unwrap_or_default())
            .with("known", C::WORDS.join(", "));
        diagnostics.push(diagnostic);
    }
    value
}

/// Declares a fieldless enum together with its words in the files.
macro_rules! choice {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $crate::syntax::Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];

            fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl<'a> $crate::syntax::Value<'a> for $name {
            fn shape() -> $crate::syntax::Shape {
                $crate::syntax::Shape::Choice(<Self as $crate::syntax::Choice>::WORDS)
            }

            fn read(
                node: &$crate::syntax::Node<'a>,
                diagnostics: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                $crate::syntax::read_choice(node, diagnostics)
            }
        }
    };
}

pub(crate) use choice;
