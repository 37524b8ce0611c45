/// The chainable setters of a request: `name: Type`, `name: [Item]` for a list, `name: {Value}` for a map with text keys.
#[cfg_attr(not(feature = "start-live-stream"), expect(unused_macros, reason = "no resource is enabled"))]
macro_rules! setters {
    ($model:ident { $($field:ident: $type:tt),+ $(,)? }) => {
        impl $model {
            $(setters!(@one $field $type);)+
        }
    };
    (@one $field:ident [$item:ty]) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.$field = Some($field.into_iter().map(Into::into).collect());
            self
        }
    };
    (@one $field:ident {$value:ty}) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl IntoIterator<Item = (impl Into<String>, impl Into<$value>)>) -> Self {
            self.$field = Some($field.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
            self
        }
    };
    (@one $field:ident $type:ty) => {
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        #[must_use]
        pub fn $field(mut self, $field: impl Into<$type>) -> Self {
            self.$field = Some($field.into());
            self
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

        impl From<crate::text::Name> for $name {
            fn from(name: crate::text::Name) -> Self {
                match name {
                    crate::text::Name::Known(index) => Self::KNOWN.get(index).cloned().unwrap_or(Self::Unknown(String::new())),
                    crate::text::Name::Unknown(text) => Self::Unknown(text),
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                crate::text::name(Self::TEXTS, text).into()
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::text::deserialize_name(deserializer, Self::TEXTS).map(Into::into)
            }
        }
    };
}
