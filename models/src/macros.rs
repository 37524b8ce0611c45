//! How a model is written down: its fields once, each with its documentation, its type and its name on the wire.
//!
//! `request!` makes what is sent, `reply!` what is received, `both!` what is part of either. The structs are the ones
//! that stand there. What is added is what would be the same in all of them: `new`, setters, and the way to and from
//! serde, by tables in place of the code that serde's derive would write out for each field (see `codec`).

/// Fields that are not optional come first; `new` asks for them.
#[allow(unused_macros, reason = "used where a resource is enabled")]
macro_rules! request {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        request!(@parse [$(#[$meta])*] $name [] [] $($fields)*);
    };

    (@parse $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<Vec<$item:ty>> = $wire:literal, $($rest:tt)*
    ) => {
        request!(@parse $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<Vec<$item>>] [list $item] $wire }] $($rest)*);
    };
    (@parse $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<BTreeMap<String, $item:ty>> = $wire:literal, $($rest:tt)*
    ) => {
        request!(@parse $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<BTreeMap<String, $item>>] [map $item] $wire }] $($rest)*);
    };
    (@parse $metas:tt $name:ident $required:tt [$($optional:tt)*]
        $(#[$meta:meta])* pub $field:ident: Option<$item:ident> = $wire:literal, $($rest:tt)*
    ) => {
        request!(@parse $metas $name $required
            [$($optional)* { [$(#[$meta])*] $field [Option<$item>] [one $item] $wire }] $($rest)*);
    };
    (@parse $metas:tt $name:ident [$($required:tt)*] []
        $(#[$meta:meta])* pub $field:ident: $item:ty = $wire:literal, $($rest:tt)*
    ) => {
        request!(@parse $metas $name [$($required)* { [$(#[$meta])*] $field $item, $wire }] [] $($rest)*);
    };
    (@parse $metas:tt $name:ident [] $optional:tt) => {
        request!(@emit $metas [#[derive(Default)]] $name [] $optional);

        impl $name {
            /// Nothing set.
            pub fn new() -> Self {
                Self::default()
            }
        }
    };
    (@parse $metas:tt $name:ident
        [$({ $required_metas:tt $field:ident $item:ty, $wire:literal })+]
        [$({ $optional_metas:tt $optional:ident $($rest:tt)* })*]
    ) => {
        request!(@emit $metas [] $name
            [$({ $required_metas $field $item, $wire })+]
            [$({ $optional_metas $optional $($rest)* })*]);

        impl $name {
            /// What is required, and nothing else set.
            pub fn new($($field: impl Into<$item>),+) -> Self {
                Self { $($field: $field.into(),)+ $($optional: None,)* }
            }
        }
    };

    (@emit [$($meta:tt)*] [$($derive:tt)*] $name:ident
        [$({ [$($required_meta:tt)*] $required:ident $item:ty, $required_wire:literal })*]
        [$({ [$($optional_meta:tt)*] $optional:ident [$type:ty] $setter:tt $optional_wire:literal })*]
    ) => {
        $($meta)*
        #[derive(Debug, Clone, PartialEq)]
        $($derive)*
        #[non_exhaustive]
        pub struct $name {
            $($($required_meta)* pub $required: $item,)*
            $($($optional_meta)* pub $optional: $type,)*
        }

        impl $name {
            $(request!(@setter $optional $setter);)*
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::codec::write(serializer, &[
                    $(($required_wire, &crate::codec::Always(&self.$required)),)*
                    $(($optional_wire, &self.$optional),)*
                ])
            }
        }
    };

    // A literal has to find its type by itself.
    (@setter $field:ident [one bool]) => { request!(@plain $field bool); };
    (@setter $field:ident [one u32]) => { request!(@plain $field u32); };
    (@setter $field:ident [one i64]) => { request!(@plain $field i64); };
    (@setter $field:ident [one f64]) => { request!(@plain $field f64); };
    (@plain $field:ident $item:ident) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: $item) -> Self {
            self.$field = Some($field);
            self
        }
    };
    (@setter $field:ident [one $item:ident]) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$item>) -> Self {
            self.$field = Some($field.into());
            self
        }
    };
    (@setter $field:ident [list $item:ty]) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.$field = Some($field.into_iter().map(Into::into).collect());
            self
        }
    };
    (@setter $field:ident [map $item:ty]) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = (impl Into<String>, impl Into<$item>)>) -> Self {
            // Collecting would bring a sort with it.
            let map = self.$field.insert(BTreeMap::new());
            for (key, value) in $field {
                map.insert(key.into(), value.into());
            }
            self
        }
    };
}

/// Every field is an `Option`.
#[allow(unused_macros, reason = "used where a resource is enabled")]
macro_rules! reply {
    ($(#[$meta:meta])* pub struct $name:ident {
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

/// Every field is an `Option`.
macro_rules! both {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        request! { $(#[$meta])* pub struct $name { $($fields)* } }
        both!(@received $name { $($fields)* });
    };
    (@received $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty = $wire:literal,)*
    }) => {
        received!($name { $($field = $wire,)* });
    };
}

macro_rules! received {
    ($name:ident { $($field:ident = $wire:literal,)* }) => {
        impl crate::codec::Received for $name {
            fn read<'de, A: serde::de::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                let mut this = Self::default();
                crate::codec::read(map, &[$($wire),*], &mut [$(&mut this.$field),*])?;
                Ok(this)
            }
        }

        impl crate::codec::Value<'_> for $name {}

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(crate::codec::Object(std::marker::PhantomData))
            }
        }
    };
}

/// An enum of texts that can grow: a value that is not known yet is kept.
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
            /// A value that this version does not know, as it came.
            Unknown(String),
        }

        impl $name {
            const TEXTS: &'static [&'static str] = &[$($text),+];
            const KNOWN: &'static [Self] = &[$(Self::$variant),+];

            /// The value as the API writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                let known = crate::codec::find(Self::TEXTS, text).and_then(|index| Self::KNOWN.get(index));
                known.cloned().unwrap_or_else(|| Self::Unknown(text.to_owned()))
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

        impl From<crate::codec::Name> for $name {
            fn from(name: crate::codec::Name) -> Self {
                match name {
                    crate::codec::Name::Known(index) => Self::KNOWN.get(index).cloned().unwrap_or(Self::Unknown(String::new())),
                    crate::codec::Name::Unknown(text) => Self::Unknown(text),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::DeserializeSeed;
                crate::codec::Lookup(Self::TEXTS).deserialize(deserializer).map(Self::from)
            }
        }

        impl<'de> crate::codec::Value<'de> for $name {
            fn read<A: serde::de::MapAccess<'de>>(map: &mut A) -> Result<Option<Self>, A::Error> {
                Ok(crate::codec::read_name(map, Self::TEXTS)?.map(Self::from))
            }
        }
    };
}
