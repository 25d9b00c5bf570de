//! Random UUIDs.

/// Returns a random version 4 UUID (RFC 9562).
pub fn uuid() -> String {
    let mut bytes = [0; 16];
    // `randomUUID` would need a secure context.
    let filled = gloo::utils::window()
        .crypto()
        .is_ok_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes = bytes.map(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes[6] = bytes[6] & 0x0F | 0x40;
    bytes[8] = bytes[8] & 0x3F | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0F] {
            text.extend(char::from_digit(digit.into(), 16));
        }
    }
    text
}
