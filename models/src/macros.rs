//! Macros that define models: each field once, with its documentation, its type and its name in JSON or in the query.
//!
//! `parameters!` defines the request of an operation with path and query parameters, `request!` a request body,
//! `response!` a response body, and `request_response!` a part of both. The structs are visible as they are written; the
//! macros add `new`, the setters, the query, and `Serialize` and `Deserialize` by way of `codec`.
#![allow(unused_macros, reason = "which are used depends on the resources that are enabled")]

/// Required fields come first and are the arguments of `new`. A variant of a union has the value of its `type` after `as`.
macro_rules! request {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        model!(@parse request [$(#[$meta])*] $name [] [] $($fields)*);
    };
    ($(#[$meta:meta])* pub struct $name:ident as $tag:literal { $($fields:tt)* }) => {
        model!(@parse tagged [$(#[$meta])*] $name [] [] $($fields)*);

        impl $name {
            pub(crate) const TYPE: &'static str = $tag;
        }
    };
}

/// The same for the parameters of an operation. A field has `path` in place of a name if it is a path parameter, `body` if
/// it is the request body; other fields are query parameters.
macro_rules! parameters {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        model!(@parse parameters [$(#[$meta])*] $name [] [] $($fields)*);
    };
}

/// The [`Names`](crate::codec::Names) of fields or of variants, packed at compile time.
macro_rules! names {
    ($($name:expr),* $(,)?) => {{
        const NAMES: &[&str] = &[$($name),*];
        const PACKED: &[u8] = &crate::codec::packed::<{ crate::codec::packed_len(NAMES) }>(NAMES);
        crate::codec::Names(PACKED)
    }};
}

/// The documentation of a setter. rustdoc does not resolve a link to a field whose name begins with `r#`.
macro_rules! setter {
    (r#type) => {
        "Sets [`type`](Self#structfield.type)."
    };
    ($field:ident) => {
        concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")
    };
}

macro_rules! model {
    (@parse $mode:ident $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<Vec<$item:ty>> = $wire:tt, $($rest:tt)*
    ) => {
        model!(@parse $mode $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<Vec<$item>>] [list $item] $wire }] $($rest)*);
    };
    (@parse $mode:ident $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<BTreeMap<String, $item:ty>> = $wire:tt, $($rest:tt)*
    ) => {
        model!(@parse $mode $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<BTreeMap<String, $item>>] [map $item] $wire }] $($rest)*);
    };
    (@parse $mode:ident $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<$item:ident> = $wire:tt, $($rest:tt)*
    ) => {
        model!(@parse $mode $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<$item>] [one $item] $wire }] $($rest)*);
    };
    (@parse $mode:ident $metas:tt $name:ident [$($required:tt)*] []
        $(#[$meta:meta])* pub $field:ident: Vec<$item:ty> = $wire:tt, $($rest:tt)*
    ) => {
        model!(@parse $mode $metas $name
            [$($required)* { [$(#[$meta])*] $field [Vec<$item>] [list $item] $wire }] [] $($rest)*);
    };
    (@parse $mode:ident $metas:tt $name:ident [$($required:tt)*] []
        $(#[$meta:meta])* pub $field:ident: $item:ident = $wire:tt, $($rest:tt)*
    ) => {
        model!(@parse $mode $metas $name
            [$($required)* { [$(#[$meta])*] $field [$item] [one $item] $wire }] [] $($rest)*);
    };
    (@parse $mode:ident $metas:tt $name:ident [] $optional:tt) => {
        model!(@struct $mode $metas [#[derive(Default)]] $name [] $optional);

        impl $name {
            /// Creates a value with no field set.
            pub fn new() -> Self {
                Self::default()
            }
        }
    };
    (@parse $mode:ident $metas:tt $name:ident
        [$({ $required_metas:tt $field:ident $type:tt $kind:tt $wire:tt })+]
        [$({ $optional_metas:tt $optional:ident $($rest:tt)* })*]
    ) => {
        model!(@struct $mode $metas [] $name
            [$({ $required_metas $field $type $kind $wire })+]
            [$({ $optional_metas $optional $($rest)* })*]);
        model!(@new $name [$($field $kind)+] [$($optional)*]);
        model!(@from $name $($kind $wire)+);
    };

    (@struct $mode:ident [$($meta:tt)*] [$($derive:tt)*] $name:ident
        [$({ [$($required_meta:tt)*] $required:ident [$required_type:ty] $kind:tt $required_wire:tt })*]
        [$({ [$($optional_meta:tt)*] $optional:ident [$type:ty] $setter:tt $wire:tt })*]
    ) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq)]
        $($derive)*
        #[non_exhaustive]
        pub struct $name {
            $($($required_meta)* pub $required: $required_type,)*
            $($($optional_meta)* pub $optional: $type,)*
        }

        impl $name {
            $(model!(@setter $optional $setter);)*
        }

        model!(@$mode $name [$($required [$required_type] $required_wire)*] [$($optional [$type] $wire)*]);
    };

    (@request $name:ident $required:tt $optional:tt) => {
        model!(@shared $name $required $optional);
        model!(@read $name [] $required $optional);
    };
    // A part of requests and of responses is read by `request_response!`.
    (@shared $name:ident
        [$($required:ident $required_type:tt $required_wire:tt)*] [$($optional:ident $type:tt $wire:tt)*]
    ) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::codec::write(serializer, &[
                    $(($required_wire, &crate::codec::Always(&self.$required)),)*
                    $(($wire, &self.$optional),)*
                ])
            }
        }
    };
    (@tagged $name:ident $required:tt $optional:tt) => {
        model!(@serialize_tagged $name $required $optional);
        model!(@read $name [r#type] $required $optional);
    };
    (@serialize_tagged $name:ident
        [$($required:ident $required_type:tt $required_wire:tt)*] [$($optional:ident $type:tt $wire:tt)*]
    ) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::codec::write(serializer, &[
                    ("type", &crate::codec::Always(&Self::TYPE)),
                    $(($required_wire, &crate::codec::Always(&self.$required)),)*
                    $(($wire, &self.$optional),)*
                ])
            }
        }
    };
    (@read $name:ident [$($tag:ident)?]
        [$($required:ident [$required_type:ty] $required_wire:tt)*] [$($optional:ident [$type:ty] $wire:tt)*]
    ) => {
        const _: () = {
            #[derive(Default)]
            pub(crate) struct Parts {
                $($tag: Option<String>,)?
                $($required: Option<<$required_type as crate::request::RequestField>::Parts>,)*
                $($optional: Option<<$type as crate::request::OptionalField>::Parts>,)*
            }

            object!(#[inline] Parts { $($tag = "type",)? $($required = $required_wire,)* $($optional = $wire,)* });

            impl crate::request::RequestField for $name {
                type Parts = Parts;

                #[inline]
                fn from_parts(parts: Parts, path: &crate::codec::Path<'_>) -> Result<Self, String> {
                    $(crate::request::check_type(parts.$tag, Self::TYPE, path)?;)?
                    Ok(Self {
                        $($required: crate::request::required(parts.$required, path, $required_wire)?,)*
                        $($optional: crate::request::OptionalField::from_parts(parts.$optional, path, $wire)?,)*
                    })
                }
            }
        };

        deserialize_request!($name);
    };

    // Without query parameters there is no method `query`.
    (@parameters $name:ident [$($required:ident $type:tt $place:ident)*] []) => {};
    (@parameters $name:ident
        [$($required:ident $required_type:tt $required_wire:tt)*] [$($optional:ident $type:tt $wire:tt)*]
    ) => {
        impl $name {
            /// Key-value pairs of the query, in the order in which they are sent, of the fields that are set.
            pub fn query(&self) -> Vec<(&'static str, String)> {
                let mut pairs = Vec::new();
                $(model!(@pair pairs $required_wire self $required);)*
                $(model!(@pair pairs $wire self $optional);)*
                pairs
            }
        }
    };
    (@pair $pairs:ident path $this:ident $field:ident) => {};
    (@pair $pairs:ident body $this:ident $field:ident) => {};
    (@pair $pairs:ident $wire:literal $this:ident $field:ident) => {
        crate::query::Parameter::add(&$this.$field, $wire, &mut $pairs);
    };

    (@new $name:ident [$($field:ident [$kind:ident $item:ty])+] [$($optional:ident)*]) => {
        impl $name {
            /// Creates a value with the required fields; no other field is set.
            pub fn new($($field: model!(@argument $kind $item)),+) -> Self {
                Self { $($field: model!(@value $kind $field),)+ $($optional: None,)* }
            }
        }
    };
    (@argument one $item:ty) => { impl Into<$item> };
    (@argument list $item:ty) => { impl IntoIterator<Item = impl Into<$item>> };
    (@value one $field:ident) => { $field.into() };
    (@value list $field:ident) => { $field.into_iter().map(Into::into).collect() };

    // A string converts into a request only if the one required field is an id. If it converted into any field, an id
    // passed by mistake would be sent as, say, the origin of a page.
    (@from $name:ident [one String] path) => {
        model!(@from_all $name [&str] [&String] [String]);
    };
    (@from $name:ident [one Dimension] path) => {
        model!(@from_all $name [&str] [&String] [Dimension]);
    };
    (@from $name:ident [one Metric] path) => {
        model!(@from_all $name [&str] [&String] [Metric]);
    };
    (@from_all $name:ident $([$type:ty])+) => {
        $(impl From<$type> for $name {
            fn from(id: $type) -> Self {
                Self::new(id)
            }
        })+
    };
    (@from $name:ident $($other:tt)+) => {};

    // With `impl Into`, the type of a literal could not be inferred.
    (@setter $field:ident [one bool]) => { model!(@plain $field bool); };
    (@setter $field:ident [one u32]) => { model!(@plain $field u32); };
    (@setter $field:ident [one i64]) => { model!(@plain $field i64); };
    (@setter $field:ident [one f64]) => { model!(@plain $field f64); };
    (@plain $field:ident $item:ident) => {
        #[doc = setter!($field)]
        #[must_use]
        pub fn $field(mut self, $field: $item) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (@setter $field:ident [one $item:ident]) => {
        #[doc = setter!($field)]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$item>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@setter $field:ident [list $item:ty]) => {
        #[doc = setter!($field)]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.$field = Some($field.into_iter().map(Into::into).collect());
            self
        }
    };
    (@setter $field:ident [map $item:ty]) => {
        #[doc = setter!($field)]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = (impl Into<String>, impl Into<$item>)>) -> Self {
            // `collect` would sort first, and its code is larger.
            let map = self.$field.insert(BTreeMap::new());
            for (key, value) in $field {
                map.insert(key.into(), value.into());
            }
            self
        }
    };
}

/// Every field is an `Option`. A variant of a union has the value of its `type` after `as`, and is deserialized by the
/// union.
macro_rules! response {
    ($(#[$meta:meta])* pub struct $name:ident as $tag:literal {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty = $wire:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $name {
            pub(crate) const TYPE: &'static str = $tag;
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::codec::write(serializer, &[
                    ("type", &crate::codec::Always(&Self::TYPE)),
                    $(($wire, &self.$field)),*
                ])
            }
        }
    };
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        response!(@struct $(#[$meta])* pub struct $name { $($fields)* });
        envelope!($name { $($fields)* });
    };
    (@struct $(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty = $wire:literal,)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::codec::write(serializer, &[$(($wire, &self.$field)),*])
            }
        }

        received!($name { $($field = $wire,)* });
    };
}

/// Every field is an `Option`. It is read strictly inside a request and by itself, and leniently inside a response.
macro_rules! request_response {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        model!(@parse shared [$(#[$meta])*] $name [] [] $($fields)*);
        request_response!(@received $name { $($fields)* });
    };
    (@received $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty = $wire:literal,)*
    }) => {
        object!($name { $($field = $wire,)* });
        whole!($name);
        deserialize_request!($name);
    };
}

macro_rules! received {
    ($name:ident { $($fields:tt)* }) => {
        object!($name { $($fields)* });
        deserialize!($name);
    };
}

/// [`DeserializeObject`](crate::codec::DeserializeObject) for a struct of which every field is an `Option`. With `#[inline]`
/// it is compiled only in programs that use it.
macro_rules! object {
    ($(#[$inline:meta])? $name:ident { $($field:ident = $wire:literal,)* }) => {
        impl crate::codec::DeserializeObject for $name {
            const NAMES: crate::codec::Names = names![$($wire),*];

            $(#[$inline])?
            #[allow(unused_variables, reason = "not all have fields")]
            fn field(&mut self, index: usize) -> Option<crate::codec::Place<'_>> {
                /// Indices of the fields.
                #[allow(dead_code, non_camel_case_types, reason = "named as the fields, and not all have fields")]
                enum Index {
                    $($field,)*
                }
                $(if index == Index::$field as usize {
                    return Some(crate::codec::Value::place(&mut self.$field));
                })*
                None
            }
        }

        impl crate::codec::Value for $name {
            $(#[$inline])?
            fn place(field: &mut Option<Self>) -> crate::codec::Place<'_> {
                crate::codec::Place::Object(field)
            }
        }
    };
}

/// [`Envelope`](crate::Envelope) for a struct that begins with `success`, or with that and `metadata`, and goes on with
/// `data` or has no other field.
macro_rules! envelope {
    ($name:ident {
        $(#[$success_meta:meta])* pub success: Option<bool> = "success",
        $(#[$data_meta:meta])* pub data: Option<$data:ty> = "data",
        $($rest:tt)*
    }) => {
        envelope!(@implement $name, $data, false, |response| response.data);
    };
    ($name:ident {
        $(#[$success_meta:meta])* pub success: Option<bool> = "success",
        $(#[$metadata_meta:meta])* pub metadata: Option<$metadata:ty> = "metadata",
        $($rest:tt)*
    }) => {
        envelope!($name { pub success: Option<bool> = "success", $($rest)* });
    };
    ($name:ident { $(#[$success_meta:meta])* pub success: Option<bool> = "success", }) => {
        envelope!(@implement $name, (), true, |_response| Some(()));
    };
    (@implement $name:ident, $data:ty, $without_data:literal, |$response:ident| $into_data:expr) => {
        impl crate::Envelope for $name {
            type Data = $data;

            fn success(&self) -> Option<bool> {
                self.success
            }

            fn into_data(self) -> Option<$data> {
                let $response = self;
                $into_data
            }
        }

        impl crate::envelope::OperationResponse for $name {
            const WITHOUT_DATA: bool = $without_data;

            fn place(field: &mut Option<Self>) -> crate::envelope::ResponsePlace<'_> {
                crate::envelope::ResponsePlace(field)
            }
        }
    };
    ($($other:tt)*) => {};
}

/// [`Deserialize`](serde::Deserialize) for a type that is a [`Value`](crate::codec::Value).
macro_rules! deserialize {
    ($name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::codec::deserialize::<false, _, _>(deserializer)
            }
        }
    };
}

/// An open enum of strings: a value without a variant is kept in `Unknown`.
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A value without a variant in this version, as it was received.
            Unknown(crate::UnknownValue),
        }

        impl $name {
            const NAMES: crate::codec::Names = names![$($text),+];

            /// The string that the API uses for the value.
            pub fn as_str(&self) -> &str {
                /// Indices of the variants.
                enum Index {
                    $($variant,)+
                }
                let index = match self {
                    $(Self::$variant => Index::$variant as usize,)+
                    Self::Unknown(value) => return value.as_str(),
                };
                Self::NAMES.get(index)
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                text.as_str().into()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                /// Indices of the variants.
                enum Index {
                    $($variant,)+
                }
                let index = Self::NAMES.find(text);
                $(if index == Some(Index::$variant as usize) {
                    return Self::$variant;
                })+
                Self::Unknown(crate::UnknownValue::new(text))
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.into())
            }
        }

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl crate::codec::Value for $name {
            fn place(field: &mut Option<Self>) -> crate::codec::Place<'_> {
                crate::codec::Place::Text(field)
            }
        }

        deserialize!($name);
        whole!($name);

        impl crate::query::Parameter for $name {
            fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
                pairs.push((key, self.as_str().to_owned()));
            }
        }
    };
}
