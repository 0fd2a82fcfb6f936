//! Choices: what one word of a knob stands for, with its words beside it.
//!
//! ```text
//! choice! { /// …  Activation { /// …  #[default] Relu = "relu", … } }
//!
//!   Activation          the enum
//!   Activation::WORDS   what the knob offers: Knob::choice(id, words, Activation::WORDS, "relu")
//!   read, word          there and back
//! ```

/// Makes an enum of these variants, each with the word that a knob, a link and a file call it by.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// The words, kebab-case.
            pub const WORDS: &[&str] = &[$($word),*];

            /// Looks one up by its word.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}
