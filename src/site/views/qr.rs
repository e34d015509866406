use qrcode::{EcLevel, QrCode};
use serde::Serialize;

/// A QR code as one path of unit squares, with the quiet zone that readers need around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QrView {
    /// Width and height, quiet zone included.
    pub size: usize,
    /// The dark modules, row by row, as the `d` of an SVG path.
    pub path: String,
}

/// Light modules around the code; the standard asks for four.
const QUIET: usize = 4;

impl QrView {
    /// The code of an address; `None` where it is too long for any code.
    pub fn of(address: &str) -> Option<Self> {
        // The middle level: a notice board fades and gets creased, and the next one makes the modules smaller.
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run[0] == qrcode::Color::Dark {
                    let length = run.len();
                    path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
                }
                x += run.len();
            }
        }
        Some(Self { size: width + 2 * QUIET, path })
    }
}

#[cfg(test)]
mod tests {
    use super::QrView;

    #[test]
    fn a_code_has_its_finder_pattern_and_its_quiet_zone() {
        let code = QrView::of("https://minhbach.example/don-vi/xa-son-linh-18160/").unwrap();
        assert_eq!((code.size - 8) % 4, 1, "every version is 4 modules wider than the one before");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..20]);
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(QrView::of(&"a".repeat(5000)), None);
    }
}
