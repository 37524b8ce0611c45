//! The text of a float where the model has a string. `None` for what is not a number in JSON.

#[cold]
pub(crate) fn float_text(value: f64) -> Option<String> {
    #[cfg(feature = "_exact-floats")]
    let text = value.is_finite().then(|| zmij::Buffer::new().format_finite(value).to_owned());
    #[cfg(not(feature = "_exact-floats"))]
    let text = rounded(value);
    text
}

/// Numbers with up to 15 digits come back as they were, others rounded. Exact digits would bring tables of several
/// kilobytes into programs whose resources have no floats.
#[cfg(any(test, not(feature = "_exact-floats")))]
fn rounded(value: f64) -> Option<String> {
    let (mut value, sign) = if value.is_sign_negative() { (-value, "-") } else { (value, "") };
    let mut exponent = 0;
    if value >= 1e16 || value < 1e-4 && value > 0.0 {
        if value == f64::INFINITY {
            return None;
        }
        while value >= 10.0 {
            value /= 10.0;
            exponent += 1;
        }
        while value < 1.0 {
            value *= 10.0;
            exponent -= 1;
        }
    } else if value.is_nan() {
        return None;
    }
    // With the fewest decimals that give the same float.
    let (mut scale, mut decimals) = (1.0, 0);
    let digits = loop {
        let digits = (value * scale + 0.5) as u64;
        if digits as f64 / scale == value || digits >= 1_000_000_000_000_000 {
            break digits;
        }
        scale *= 10.0;
        decimals += 1;
    };
    let power = (scale as u64).max(1);
    let (whole, fraction) = (digits / power, digits % power);
    let text = format!("{sign}{whole}.{fraction:0width$}", width = decimals.max(1));
    Some(if exponent == 0 { text } else { format!("{text}e{exponent}") })
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn floats_with_few_digits_come_back_as_they_were() {
        for text in [
            "0.0",
            "-0.0",
            "1.0",
            "-2.5",
            "0.1",
            "0.0001",
            "100.0",
            "0.07",
            "1.005",
            "5001.25",
            "4.35",
            "75.5",
            "123456.789",
            "0.000123456789012345",
            "3.14159265358979",
            "9007199254740993.0",
            "1.0e16",
            "-1.5e19",
            "1.0e-5",
            "1.0e22",
        ] {
            assert_eq!(rounded(text.parse().unwrap()).unwrap().parse::<f64>(), text.parse(), "{text}");
        }
        for text in ["0.0", "-0.0", "1.0", "-2.5", "0.1", "0.0001", "4.35", "123456.789", "-1.5e19", "1.0e-5", "1.0e22"]
        {
            assert_eq!(rounded(text.parse().unwrap()).as_deref(), Some(text));
        }
        for thousandths in 0..1_000_000 {
            let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            let expected = text.trim_end_matches('0');
            let read = rounded(text.parse().unwrap()).unwrap();
            assert_eq!(read.trim_end_matches('0'), expected);
        }
    }

    #[test]
    fn other_floats_are_rounded() {
        for value in
            [1e308, f64::MIN_POSITIVE, 5e-324, 0.1 + 0.2, 1.0 / 3.0, 2.0 / 3.0e200, 1e300, 1.234e-7, -1e16 / 7.0]
        {
            let read: f64 = rounded(value).unwrap().parse().unwrap();
            assert!((read / value - 1.0).abs() < 1e-13, "{value} as {read}");
        }
        for value in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            assert_eq!(rounded(value), None);
        }
    }
}
