use crate::diagnostics::Diagnostics;

use super::field::FieldSpec;
use super::node::Node;
use super::valid_json::Reader;

/// A raw record type declared by `record!`.
pub trait Record<'a>: Sized {
    /// All fields, in the order of the declaration.
    fn fields() -> Vec<FieldSpec>;

    /// The keys of all fields, in the same order.
    const KEYS: &'static [&'static str];

    /// The place of a key among them.
    fn place(key: &str) -> Option<usize>;

    /// Reads the record; every fault of it is reported, not only the first.
    fn read_record(node: &Node<'a>, diagnostics: &mut Diagnostics) -> Option<Self>;

    /// Reads the record straight from the text of a valid file, without a tree in between: almost every record is
    /// read so. `None` where [`read_record`](Self::read_record) must judge.
    fn parse_record(reader: &mut Reader<'a>) -> Option<Self>;
}

/// Declares a raw record: `name: Type = "key", "Vietnamese description", "English description";`.
///
/// `Spanned<T>` is a required field, `Option<Spanned<T>>` an optional one (absent and `null` are the same),
/// `Vec<Spanned<T>>` a list that may be absent.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident<'a> {
        $($field:ident: $type:ty = $key:literal, $vi:literal, $en:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name<'a> {
            $(#[doc = $en] pub $field: $type,)*
            #[doc(hidden)]
            pub source_text: std::marker::PhantomData<&'a str>,
        }

        impl<'a> $crate::syntax::Record<'a> for $name<'a> {
            fn fields() -> Vec<$crate::syntax::FieldSpec> {
                vec![$($crate::syntax::FieldSpec {
                    key: $key,
                    shape: <$type as $crate::syntax::FieldValue<'a>>::shape(),
                    required: <$type as $crate::syntax::FieldValue<'a>>::REQUIRED,
                    vi: $vi,
                    en: $en,
                }),*]
            }

            const KEYS: &'static [&'static str] = &[$($key),*];

            fn place(key: &str) -> Option<usize> {
                #[allow(non_camel_case_types)]
                enum Place {
                    $($field),*
                }
                match key {
                    $($key => Some(Place::$field as usize),)*
                    _ => None,
                }
            }

            fn parse_record(reader: &mut $crate::syntax::Reader<'a>) -> Option<Self> {
                use $crate::syntax::FieldValue;
                $(let mut $field: Option<$type> = None;)*
                reader.object(|reader, key| {
                    match key {
                        $($key if $field.is_none() => $field = Some(<$type as FieldValue<'a>>::parse(reader)?),)*
                        _ => return None,
                    }
                    Some(())
                })?;
                Some(Self {
                    $($field: $field.or_else(<$type as FieldValue<'a>>::absent)?,)*
                    source_text: std::marker::PhantomData,
                })
            }

            fn read_record(
                node: &$crate::syntax::Node<'a>,
                diagnostics: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                use $crate::syntax::FieldValue;
                const { assert!([$($key),*].len() <= $crate::syntax::MOST_KEYS) };
                let shape = <Self as $crate::syntax::Value<'a>>::shape();
                let fields = $crate::syntax::Fields::open(node, &shape, Self::KEYS, &Self::place, diagnostics)?;
                // All fields are taken before the first `?`, so that all their faults are reported.
                let mut places = 0..;
                $(
                    let place = places.next().unwrap_or_default();
                    let $field = <$type as FieldValue<'a>>::take(&fields, place, diagnostics);
                )*
                Some(Self { $($field: $field?,)* source_text: std::marker::PhantomData })
            }
        }
    };
}

pub(crate) use record;
