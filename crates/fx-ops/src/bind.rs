//! Binding arguments to a schema's parameters: by position, by keyword, by default.

use smallvec::SmallVec;

use crate::schema::{DefaultValue, Schema};
use crate::suggest::nearest;

/// What a parameter gets in a call.
#[derive(Debug, PartialEq)]
pub enum Bound<'a, A> {
    /// An argument of the call.
    Given(&'a A),
    /// The schema's default.
    Default(&'a DefaultValue),
}

// By hand: deriving would ask for `A: Copy`.
impl<A> Clone for Bound<'_, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Bound<'_, A> {}

impl<'a, A> Bound<'a, A> {
    /// The argument, when one was given.
    pub fn given(self) -> Option<&'a A> {
        match self {
            Self::Given(argument) => Some(argument),
            Self::Default(_) => None,
        }
    }
}

/// One [`Bound`] a parameter, in schema order.
pub type Bindings<'a, A> = SmallVec<[Bound<'a, A>; 8]>;

/// Arguments that do not fit a schema.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindError {
    /// More positional arguments than parameters that take them.
    #[error("{operator} takes {limit} positional arguments, {given} were given; its schema is {schema}")]
    TooMany {
        /// The operator.
        operator: String,
        /// How many it takes.
        limit: usize,
        /// How many were given.
        given: usize,
        /// The schema.
        schema: String,
    },
    /// A parameter without default was not given.
    #[error("{operator} needs the argument `{parameter}`; its schema is {schema}")]
    Missing {
        /// The operator.
        operator: String,
        /// The parameter.
        parameter: String,
        /// The schema.
        schema: String,
    },
    /// A parameter was given twice: by position and by keyword, or by two keywords.
    #[error("{operator} was given the argument `{parameter}` twice")]
    Duplicate {
        /// The operator.
        operator: String,
        /// The parameter.
        parameter: String,
    },
    /// A keyword that is no parameter.
    #[error("{operator} has no argument `{keyword}`{}; its schema is {schema}", hint(.nearest))]
    UnknownKeyword {
        /// The operator.
        operator: String,
        /// The keyword.
        keyword: String,
        /// Parameters with similar names, the nearest first.
        nearest: Vec<String>,
        /// The schema.
        schema: String,
    },
}

fn hint(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!(" (did you mean `{}`?)", nearest.join("` or `")) }
}

impl Schema {
    /// Puts the arguments of a call into the order of the parameters and fills in defaults
    /// (`torch.fx.operator_schemas.normalize_function`'s rules, without judging types). O(arguments), without
    /// allocation for up to 8 parameters; each keyword is looked for among the parameters.
    ///
    /// ```
    /// use fx_ops::{Bound, DefaultValue, lookup};
    /// let add = lookup("aten::add.Tensor").ok_or("no such operator")?;
    /// let bound = add.bind(&["x"], &[("other", "y")])?;
    /// assert_eq!(bound[..], [Bound::Given(&"x"), Bound::Given(&"y"), Bound::Default(&DefaultValue::Int(1))]);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Too many positional arguments, a missing, doubled or unknown one.
    pub fn bind<'a, A, K: AsRef<str>>(
        &'a self,
        args: &'a [A],
        kwargs: &'a [(K, A)],
    ) -> Result<Bindings<'a, A>, BindError> {
        let limit = self.positional_count();
        if args.len() > limit && !self.variadic {
            return Err(BindError::TooMany {
                operator: self.qualified_name(),
                limit,
                given: args.len(),
                schema: self.to_string(),
            });
        }
        let mut slots: SmallVec<[Option<&'a A>; 8]> = args.iter().take(limit).map(Some).collect();
        slots.resize(self.parameters.len(), None);
        for (keyword, argument) in kwargs {
            let keyword = keyword.as_ref();
            let Some((index, _)) = self.parameter(keyword) else {
                let names = self.parameters.iter().map(|parameter| &*parameter.name);
                return Err(BindError::UnknownKeyword {
                    operator: self.qualified_name(),
                    keyword: keyword.to_owned(),
                    nearest: nearest(keyword, names, 2),
                    schema: self.to_string(),
                });
            };
            if slots[index].replace(argument).is_some() {
                return Err(BindError::Duplicate {
                    operator: self.qualified_name(),
                    parameter: keyword.to_owned(),
                });
            }
        }
        self.parameters
            .iter()
            .zip(slots)
            .map(|(parameter, slot)| match (slot, &parameter.default) {
                (Some(argument), _) => Ok(Bound::Given(argument)),
                (None, Some(default)) => Ok(Bound::Default(default)),
                (None, None) => Err(BindError::Missing {
                    operator: self.qualified_name(),
                    parameter: parameter.name.to_string(),
                    schema: self.to_string(),
                }),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::lookup;

    #[test]
    fn errors_name_the_argument() {
        let conv = lookup("aten::max_pool2d").unwrap();
        let error = |args: &[i32], kwargs: &[(&str, i32)]| conv.bind(args, kwargs).unwrap_err().to_string();
        insta::assert_snapshot!(error(&[1], &[]), @"aten::max_pool2d needs the argument `kernel_size`; its schema is aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor");
        insta::assert_snapshot!(error(&[1, 2], &[("kernel_size", 3)]), @"aten::max_pool2d was given the argument `kernel_size` twice");
        insta::assert_snapshot!(error(&[1, 2], &[("strides", 3)]), @"aten::max_pool2d has no argument `strides` (did you mean `stride`?); its schema is aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor");
        insta::assert_snapshot!(error(&[1; 9], &[]), @"aten::max_pool2d takes 6 positional arguments, 9 were given; its schema is aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor");
    }

    #[test]
    fn keyword_only_arguments_are_not_positional() {
        let add = lookup("aten::add.Tensor").unwrap();
        assert!(add.bind::<_, &str>(&[1, 2, 3], &[]).is_err());
        let bound = add.bind(&[1, 2], &[("alpha", 3)]).unwrap();
        assert_eq!(bound[2].given(), Some(&3));
    }
}
