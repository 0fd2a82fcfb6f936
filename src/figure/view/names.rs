//! Names: what the classes are called wherever a name may be cut: in tables, plots, tools and sentences.
//!
//! ```text
//!   setosa             a name that tells itself apart
//!   3 · Supercalif…    one that does not, or one of many: the number by which the stage calls its class goes before it
//! ```

/// Up to so many classes are called by their names on the stage, however long these are.
const NAMED: usize = 10;

/// A name of so few letters takes no more room than a number.
const SHORT: usize = 2;

/// Names that begin with the same so many letters read alike once they are cut.
const ALIKE: usize = 12;

/// Whether the stage calls the classes by their numbers.
pub(super) fn numbered(names: &[String]) -> bool {
    let starts: Vec<String> = names.iter().map(|name| name.chars().take(ALIKE).collect()).collect();
    let alike = (1..starts.len()).any(|i| starts[..i].contains(&starts[i]));
    let long = names.iter().any(|name| name.chars().count() > SHORT);
    long && (alike || names.len() > NAMED)
}

/// The names as they are said and written.
#[must_use]
pub fn called(names: &[String]) -> Vec<String> {
    let numbered = numbered(names);
    let one = |(class, name): (usize, &String)| {
        if numbered && *name != class.to_string() { format!("{class} · {name}") } else { name.clone() }
    };
    names.iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Vec<String> {
        all.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_number_goes_before_names_that_begin_alike() {
        let long = names(&["Supercalifragilistic_0_north", "Supercalifragilistic_1_north", "other"]);
        assert_eq!(called(&long)[1..], ["1 · Supercalifragilistic_1_north", "2 · other"]);
        for apart in [["setosa", "versicolor"], ["Iris-versicolor", "Iris-virginica"], ["0", "1"]] {
            assert_eq!(called(&names(&apart)), apart);
        }
    }

    #[test]
    fn a_number_goes_before_each_of_many_names_but_not_before_itself_or_a_letter() {
        let many: Vec<String> = (0..11).map(|k| format!("name {k}")).collect();
        assert_eq!(called(&many)[10], "10 · name 10");
        for short in
            [(0..100).map(|k| k.to_string()).collect(), ('a'..='z').map(String::from).collect::<Vec<_>>()]
        {
            assert_eq!(called(&short), short);
        }
    }
}
