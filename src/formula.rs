//! Formulas as small expression trees: a head's target logit, a term, a step of a figure. One element draws any of them with live
//! values.
//!
//! A tree can also be worked out, [`Formula::value`]: a figure that shows a formula takes its numbers from that same formula.

use crate::math::{Real, angle};

/// An expression. Leaves name knobs by id, so the page can show a symbol or its present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Formula {
    /// A knob's symbol or value.
    Knob(&'static str),
    /// A mathematical name that is not a knob: `θ_y`, `‖x‖`, `W_y·x` … with an optional index after `_`.
    Name(&'static str),
    /// A number.
    Number(f64),
    /// a + b + …
    Sum(&'static [Formula]),
    /// a − b
    Difference(&'static Formula, &'static Formula),
    /// a · b (juxtaposed)
    Product(&'static [Formula]),
    /// a / b
    Quotient(&'static Formula, &'static Formula),
    /// function(argument), such as cos(θ + m) or ψ(θ)
    Call(Function, &'static Formula),
    /// An expression between two signs, such as ‖x − c‖² or [θ + m]₊
    Fence(&'static str, &'static Formula, &'static str),
    /// base to the power of an exponent, such as e^z or (−1)^k
    Power(&'static Formula, &'static Formula),
    /// √ of an expression
    Root(&'static Formula),
    /// a, b, …: what a function of several arguments is called with
    List(&'static [Formula]),
    /// [left, right, then, otherwise]: `then` where left > right, else `otherwise`
    Where(&'static [Formula; 4]),
}

/// What a [`Formula`] can call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// cos
    Cos,
    /// sin
    Sin,
    /// arccos
    Arccos,
    /// The natural logarithm.
    Ln,
    /// The same with the other sign, in one word.
    MinusLn,
    /// ⌊ ⌋
    Floor,
    /// The largest of a list.
    Max,
    /// One that is only written, such as ψ: it has no value.
    Written(&'static str),
}

impl Function {
    /// How it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cos => "cos",
            Self::Sin => "sin",
            Self::Arccos => "arccos",
            Self::Ln => "ln",
            Self::MinusLn => "−ln",
            Self::Floor => "floor",
            Self::Max => "max",
            Self::Written(name) => name,
        }
    }

    fn value(self, argument: &Formula, get: &dyn Fn(&str) -> Option<f64>) -> Option<f64> {
        if let (Self::Max, Formula::List(parts)) = (self, argument) {
            let values: Option<Vec<f64>> = parts.iter().map(|part| part.value(get)).collect();
            return Some(values?.into_iter().fold(f64::NEG_INFINITY, Real::at_least));
        }
        let x = argument.value(get)?;
        match self {
            Self::Cos => Some(Real::cos(x)),
            Self::Sin => Some(Real::sin(x)),
            Self::Arccos => Some(angle::arccos(x)),
            Self::Ln => Some(Real::ln(x)),
            Self::MinusLn => Some(-Real::ln(x)),
            Self::Floor => Some(Real::floor(x)),
            Self::Max | Self::Written(_) => None,
        }
    }
}

/// The largest exponent, either way, of anything but e.
const STEEPEST: f64 = 64.0;

impl Formula {
    /// What it comes to, where `get` knows the knobs and names; `None` where something is unknown or has no number. `π` and `e` are
    /// known.
    #[must_use]
    pub fn value(&self, get: &dyn Fn(&str) -> Option<f64>) -> Option<f64> {
        let of = |formula: &Formula| formula.value(get);
        match self {
            Self::Knob(id) => get(id),
            Self::Name(name) => get(name).or(match *name {
                "π" => Some(f64::PI),
                "e" => Some(Real::exp(1.0)),
                _ => None,
            }),
            Self::Number(x) => Some(*x),
            Self::Sum(parts) => parts.iter().map(of).sum(),
            Self::Difference(left, right) => Some(of(left)? - of(right)?),
            Self::Product(parts) => parts.iter().map(of).product(),
            Self::Quotient(above, below) => Some(of(above)? / of(below)?),
            Self::Call(function, argument) => function.value(argument, get),
            Self::Power(base, exponent) => power(base, of(base)?, of(exponent)?),
            Self::Root(inner) => Some(of(inner)?.sqrt()),
            Self::Where([left, right, then, otherwise]) => {
                if of(left)? > of(right)? {
                    of(then)
                } else {
                    of(otherwise)
                }
            }
            Self::Fence(..) | Self::List(_) => None,
        }
    }

    /// The expressions it is made of, as they are written.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Knob(_) | Self::Name(_) | Self::Number(_) => Vec::new(),
            Self::Sum(parts) | Self::Product(parts) | Self::List(parts) => parts.iter().collect(),
            Self::Where(parts) => parts.iter().collect(),
            Self::Difference(a, b) | Self::Quotient(a, b) | Self::Power(a, b) => vec![a, b],
            Self::Call(_, inner) | Self::Fence(_, inner, _) | Self::Root(inner) => vec![inner],
        }
    }

    /// The ids of the knobs in it, as they are written.
    #[must_use]
    pub fn knobs(&self) -> Vec<&'static str> {
        match self {
            Self::Knob(id) => vec![id],
            _ => self.parts().into_iter().flat_map(Self::knobs).collect(),
        }
    }
}

/// e to any power; anything else to a whole one of at most [`STEEPEST`], by repeated products, and to no other.
fn power(base: &Formula, x: f64, exponent: f64) -> Option<f64> {
    if *base == Formula::Name("e") {
        return Some(Real::exp(exponent));
    }
    if exponent.abs() > STEEPEST || exponent.fract() != 0.0 {
        return None;
    }
    let product = (0..exponent.abs() as u32).fold(1.0, |product, _| product * x);
    Some(if exponent < 0.0 { 1.0 / product } else { product })
}

#[cfg(test)]
mod tests {
    use super::Formula::{Call, Knob, List, Name, Number, Power, Product, Quotient, Root, Sum, Where};
    use super::Function;

    #[test]
    fn trees_are_worked_out() {
        let get = |name: &str| match name {
            "c" => Some(0.6),
            "m" => Some(2.0),
            _ => None,
        };
        let root = Root(&Sum(&[Number(1.0), Product(&[Number(-1.0), Power(&Name("c"), &Number(2.0))])]));
        assert_eq!(root.value(&get).map(|x| (x * 1e9).round()), Some(8e8));
        assert_eq!(Power(&Knob("m"), &Number(-2.0)).value(&get), Some(0.25));
        let larger = Call(Function::Max, &List(&[Name("c"), Quotient(&Knob("m"), &Number(4.0))]));
        assert_eq!(larger.value(&get), Some(0.6));
        let either = Where(&[Name("c"), Knob("m"), Number(1.0), Call(Function::Floor, &Name("c"))]);
        assert_eq!(either.value(&get), Some(0.0));
        assert_eq!([root, larger, either].map(|tree| tree.knobs()), [vec![], vec!["m"], vec!["m"]]);
        assert_eq!(Call(Function::Written("ψ"), &Name("c")).value(&get), None);
        assert_eq!(Sum(&[Name("c"), Name("unknown")]).value(&get), None);
    }

    #[test]
    fn only_e_has_powers_that_are_not_whole() {
        let two = |exponent: f64| Power(&Number(2.0), &Name("n")).value(&|_| Some(exponent));
        assert_eq!([64.0, -1.0, 0.0].map(two), [Some(18_446_744_073_709_551_616.0), Some(0.5), Some(1.0)]);
        assert_eq!([0.5, -1.5, 65.0, -65.0, f64::INFINITY, f64::NAN].map(two), [None; 6]);
        let root = Power(&Name("e"), &Number(0.5)).value(&|_| None);
        assert_eq!(root.map(|x| (x * 1e9).round()), Some(1_648_721_271.0));
    }
}
