//! Deserialization of the inputs of a media. The fields that an input can have depend on its `type`, which can follow them,
//! so that an input is read as any value first.

use serde::{
    Deserializer,
    de::{
        IntoDeserializer, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer},
    },
};

use crate::{
    AnyValue, AudioInput, Input, Inputs, PushVideoInput, Secret, Segment, SegmentPosition, SubtitleInput, VideoInput,
    WatermarkInput,
    codec::{self, Path, Value},
    request::{self, RequestField},
};

deserialize_request!(Input);
deserialize_request!(Inputs);
deserialize_request!(Segment);

impl RequestField for Input {
    type Parts = AnyValue;

    #[inline]
    fn from_parts(value: AnyValue, path: &Path<'_>) -> Result<Self, String> {
        // Only the video of an upload has no URL.
        let is_upload = value.get("url").is_none();
        input(value, path, is_upload)
    }
}

impl RequestField for Inputs {
    type Parts = Vec<AnyValue>;

    #[inline]
    fn from_parts(parts: Vec<AnyValue>, path: &Path<'_>) -> Result<Self, String> {
        let inputs = parts.into_iter().enumerate();
        let inputs = inputs.map(|(index, value)| input(value, &Path::Element(path, index), false));
        Self::from_list(inputs.collect::<Result<_, _>>()?).ok_or_else(|| codec::invalid(path, "at least one input"))
    }
}

#[inline]
fn input(value: AnyValue, path: &Path<'_>, is_upload: bool) -> Result<Input, String> {
    let AnyValue::Object(fields) = &value else { return Err(codec::invalid(path, "an object")) };
    let type_path = Path::Name(path, "type");
    let r#type = match fields.get("type") {
        Some(AnyValue::String(text)) => text.as_str(),
        None | Some(AnyValue::Null) => return Err(request::missing(&type_path)),
        Some(_) => return Err(codec::invalid(&type_path, "a string")),
    };
    match r#type {
        PushVideoInput::TYPE if is_upload => typed(value, path).map(Input::PushVideo),
        VideoInput::TYPE => typed(value, path).map(Input::Video),
        WatermarkInput::TYPE => typed(value, path).map(Input::Watermark),
        AudioInput::TYPE => typed(value, path).map(Input::Audio),
        SubtitleInput::TYPE => typed(value, path).map(Input::Subtitle),
        _ => Ok(Input::Unknown(fields.clone())),
    }
}

#[derive(Default)]
pub(crate) struct SegmentParts {
    url: Option<Secret>,
    insert_at: Option<i64>,
    insert_at_end: Option<bool>,
}

object!(#[inline] SegmentParts { url = "url", insert_at = "insertAt", insert_at_end = "insertAtEnd", });

impl RequestField for Segment {
    type Parts = SegmentParts;

    #[inline]
    fn from_parts(parts: SegmentParts, path: &Path<'_>) -> Result<Self, String> {
        let url = request::required(parts.url, path, "url")?;
        let position = match (parts.insert_at, parts.insert_at_end) {
            (Some(seconds), None | Some(false)) => {
                SegmentPosition::At(u32::from_parts(seconds, &Path::Name(path, "insertAt"))?)
            }
            (None, Some(true)) => SegmentPosition::End,
            _ => return Err(codec::invalid(path, "either `insertAt` or `insertAtEnd`")),
        };
        Ok(Self { url, position })
    }
}

/// Reads a variant out of what was read as any value.
fn typed<T: RequestField>(value: AnyValue, path: &Path<'_>) -> Result<T, String> {
    let mut parts = None;
    codec::read::<true, _>(Tree(value), Value::place(&mut parts), path).map_err(|error| error.to_string())?;
    T::from_parts(parts.ok_or_else(|| codec::invalid(path, "an object"))?, path)
}

struct Tree(AnyValue);

impl<'de> Deserializer<'de> for Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            AnyValue::Null => visitor.visit_unit(),
            AnyValue::Bool(value) => visitor.visit_bool(value),
            AnyValue::Integer(value) => visitor.visit_i64(value),
            AnyValue::Float(value) => visitor.visit_f64(value),
            AnyValue::String(value) => visitor.visit_string(value),
            AnyValue::List(list) => visitor.visit_seq(SeqDeserializer::new(list.into_iter().map(Tree))),
            AnyValue::Object(map) => {
                visitor.visit_map(MapDeserializer::new(map.into_iter().map(|(key, value)| (key, Tree(value)))))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
