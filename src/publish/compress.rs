use std::io::{self, Write};

/// Smaller files are not worth a second one: the answer of the server fits into one packet as it is.
const SMALLEST: u64 = 1_000;

/// Endings of files that shrink. Pictures and archives are small already.
const SHRINKS: [&str; 8] = [".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".txt"];

/// How a file is compressed beside itself, for servers that hand out what lies ready (`gzip_static`,
/// `brotli_static` of nginx).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Gzip,
    Brotli,
}

impl Encoding {
    pub(super) const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// Where the compressed sibling of a file lies.
    pub(super) fn path(self, path: &str) -> String {
        let ending = match self {
            Self::Gzip => "gz",
            Self::Brotli => "br",
        };
        format!("{path}.{ending}")
    }

    /// The same content compressed: no name and no time in it, so that the same bytes give the same bytes.
    pub(super) fn encode(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
            Self::Brotli => {
                // 11, the best quality, takes far longer for little: a clerk waits for this.
                let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
                let mut encoded = Vec::new();
                brotli::BrotliCompress(&mut { bytes }, &mut encoded, &parameters)?;
                Ok(encoded)
            }
        }
    }
}

/// Whether a file of this name and length gets compressed siblings.
pub(super) fn is_worth_it(path: &str, length: u64) -> bool {
    length >= SMALLEST && SHRINKS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_compressed_comes_back_and_is_smaller() {
        let text = "Xã Sơn Lĩnh chưa niêm yết thủ tục. ".repeat(200);
        let gzip = Encoding::Gzip.encode(text.as_bytes()).unwrap();
        let mut back = String::new();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        let brotli = Encoding::Brotli.encode(text.as_bytes()).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(brotli.len() < text.len() / 10 && gzip.len() < text.len() / 10);
    }

    #[test]
    fn the_same_bytes_are_compressed_to_the_same_bytes() {
        for encoding in Encoding::ALL {
            let once = encoding.encode(b"minh bach").unwrap();
            assert_eq!(once, encoding.encode(b"minh bach").unwrap());
        }
        // no time of day in the head of a gzip file
        assert_eq!(Encoding::Gzip.encode(b"x").unwrap()[4..8], [0; 4]);
    }

    #[test]
    fn only_long_texts_are_worth_it() {
        assert!(is_worth_it("a/index.html", 1_000));
        assert!(!is_worth_it("a/index.html", 999));
        assert!(!is_worth_it("assets/a.png", 100_000));
    }
}
