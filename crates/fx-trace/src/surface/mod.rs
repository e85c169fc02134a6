//! The methods and functions that models call. Which there are is written by `tools/gen_surface.py`; what becomes of
//! each is here.

pub mod functional;
mod methods;
pub mod torch;

macro_rules! method {
    ($(#[$doc:meta])* plain $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        #[track_caller]
        pub fn $name(&self $(, $arg: impl crate::var::IntoVar)*) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::method($target);
            let place = std::panic::Location::caller();
            OPERATOR.call_plain([self $(, &$arg.into_var())*], place)
        }
    };
    ($(#[$doc:meta])* optional $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        #[track_caller]
        pub fn $name(
            &self,
            $($arg: impl crate::var::IntoVar,)*
            optional: impl crate::args::Optional,
        ) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::method($target);
            let mut args = crate::args::Args::new();
            args.push(self);
            $(args.push($arg);)*
            optional.add_to(&mut args);
            OPERATOR.call(args)
        }
    };
    ($(#[$doc:meta])* spread $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        ///
        /// An array is recorded as one list, a tuple as an argument for each size.
        #[track_caller]
        pub fn $name(&self $(, $arg: impl crate::args::Optional)*) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::method($target);
            let mut args = crate::args::Args::new();
            args.push(self);
            $($arg.add_to(&mut args);)*
            OPERATOR.call(args)
        }
    };
    ($(#[$doc:meta])* rare $name:ident $with:ident = $target:literal ($($arg:ident),*)) => {
        method!($(#[$doc])* plain $name = $target ($($arg),*));
        method! {
            #[doc = concat!("`", $target, "` with optional arguments.")]
            optional $with = $target ($($arg),*)
        }
    };
}

macro_rules! property {
    ($(#[$doc:meta])* $name:ident = $target:literal) => {
        $(#[$doc])*
        #[allow(non_snake_case, reason = "PyTorch's names")]
        #[track_caller]
        pub fn $name(&self) -> crate::var::Var {
            self.attr($target)
        }
    };
}

macro_rules! function {
    ($(#[$doc:meta])* plain $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        #[allow(clippy::too_many_arguments, reason = "as many as the operator requires")]
        #[track_caller]
        pub fn $name($($arg: impl crate::var::IntoVar),*) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::function($target);
            OPERATOR.call_plain([$(&$arg.into_var()),*], std::panic::Location::caller())
        }
    };
    ($(#[$doc:meta])* optional $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        #[allow(clippy::too_many_arguments, reason = "as many as the operator requires")]
        #[track_caller]
        pub fn $name(
            $($arg: impl crate::var::IntoVar,)*
            optional: impl crate::args::Optional,
        ) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::function($target);
            let mut args = crate::args::Args::new();
            $(args.push($arg);)*
            optional.add_to(&mut args);
            OPERATOR.call(args)
        }
    };
    ($(#[$doc:meta])* spread $name:ident = $target:literal ($($arg:ident),*)) => {
        $(#[$doc])*
        ///
        /// An array is recorded as one list, a tuple as an argument for each of its items.
        #[track_caller]
        pub fn $name($($arg: impl crate::args::Optional),*) -> crate::var::Var {
            static OPERATOR: crate::dispatch::Operator = crate::dispatch::Operator::function($target);
            let mut args = crate::args::Args::new();
            $($arg.add_to(&mut args);)*
            OPERATOR.call(args)
        }
    };
    ($(#[$doc:meta])* rare $name:ident $with:ident = $target:literal ($($arg:ident),*)) => {
        function!($(#[$doc])* plain $name = $target ($($arg),*));
        function! {
            #[doc = concat!("`", $target, "` with optional arguments.")]
            optional $with = $target ($($arg),*)
        }
    };
}

use {function, method, property};
