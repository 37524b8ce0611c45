//! Each method of the class form prepares the request that the function of its operation prepares.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
#![allow(unreachable_pub, dead_code, missing_debug_implementations, reason = "the table is a module here")]

// The table of operations is compiled a second time in this crate, which it takes for fastpix-funcs: so its calls are
// those of the functions below, which call the methods.
extern crate fastpix_funcs as funcs;
extern crate self as fastpix_funcs;

use std::ptr;

use fastpix_conformance::{AnyCall, PASSWORD, USERNAME, example};
use funcs::{Call, ErrorClass, Fastpix, FastpixCore, Idempotency, Operation, Security, models};

#[path = "../src/operations/mod.rs"]
mod operations;

/// Declares for each operation a function that calls its method.
macro_rules! functions_of_methods {
    ($(
        $accessor:ident: $resource:ident $official_resource:literal in $folder:literal as $module:ident {
            $(
                #[doc = $does:literal]
                $feature:literal: $method:ident $official:literal $constant:ident => $function:ident($($request:ident)?) -> $response:ident;
            )*
        }
    )*) => {
        $($(
            fn $function(core: &FastpixCore $(, request: impl Into<models::$request>)?) -> Call<models::$response> {
                Fastpix::from(core.clone()).$resource().$method($(Into::<models::$request>::into(request))?)
            }
        )*)*

        static OPERATIONS: &[(&str, &Operation)] = &[$($((stringify!($function), &funcs::operations::$constant),)*)*];
    };
}

funcs::with_operations!(functions_of_methods);

#[test]
fn each_method_prepares_the_request_of_its_function() {
    let fastpix = Fastpix::new(Security::basic(USERNAME, PASSWORD)).unwrap();
    let mut compared = 0;
    for (function, method) in fastpix_conformance::operations().zip(operations::operations()) {
        assert_eq!(function.function, method.function);
        for (function, method) in function.requests.iter().zip(method.requests) {
            let [function, method] = [(function.call)(fastpix.core()), (method.call)(fastpix.core())];
            assert!(ptr::eq(function.operation, method.operation), "{}", method.debug);
            assert_eq!(function.path, method.path);
            assert_eq!(function.query, method.query);
            assert_eq!(function.body, method.body);
            assert_eq!(function.debug, method.debug);
        }
        compared += 1;
    }
    assert_eq!(compared, 72);
}

#[test]
fn each_operation_is_reachable_by_the_name_of_its_function() {
    let fastpix = Fastpix::new(Security::basic(USERNAME, PASSWORD)).unwrap();
    assert_eq!(OPERATIONS.len(), fastpix_conformance::operations().count());
    for (function, operation) in OPERATIONS {
        let call = fastpix_conformance::operation(function).call(fastpix.core());
        assert!(ptr::eq(call.operation, *operation), "{function}");
    }
}
