//! Choices: what one word of a knob stands for, with its words beside it.
//!
//! ```text
//! choice! { /// …  Activation { /// …  Relu = "relu", … } }
//!
//!   Activation               the enum; its default is the first
//!   Activation::knob(id, …)  the knob that chooses one
//!   WORDS                    what the knob offers, for one with another default
//!   Activation::of(values, id)   what such a knob stands at
//!   read, word               there and back
//! ```

/// Makes an enum of these variants, each with the word that a knob, a link and a file call it by; the first is the default.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident {
        $(#[$first_of:meta])* $first:ident = $first_word:literal,
        $($(#[$of:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $(#[$first_of])* #[default] $first,
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// The words, kebab-case.
            pub const WORDS: &[&str] = &[$first_word, $($word),*];

            /// The knob that chooses one.
            #[must_use]
            pub const fn knob(id: &'static str, words: &'static str) -> $crate::knob::Knob {
                $crate::knob::Knob::choice(id, words, Self::WORDS, $first_word)
            }

            /// What a knob of these words stands at; the first where a list has no such knob.
            #[must_use]
            pub fn of(values: &$crate::knob::Values, id: &str) -> Self {
                Self::read(values.word(id)).unwrap_or_default()
            }

            /// Looks one up by its word.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                match word {
                    $first_word => Some(Self::$first),
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}
