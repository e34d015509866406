use std::fmt;

use serde::{Serialize, Serializer};

use crate::artifact::{ArtifactPath, InvalidPath};
use crate::model::{Criterion, Document, Finding, Framework, Unit};

/// The address of a page below the root of the site: `don-vi/xa-son-linh-18160/`, or a file such as
/// `404.html`; the home page is the empty route.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

/// The page that a folder answers with.
const INDEX: &str = "index.html";

impl Route {
    /// A route from its text.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// `/`.
    pub fn home() -> Self {
        Self::new("")
    }

    /// `/don-vi/`.
    pub fn units() -> Self {
        Self::new("don-vi/")
    }

    /// `/don-vi/<unit>/`.
    pub fn unit(unit: &Unit<'_>) -> Self {
        Self(format!("don-vi/{}/", unit.id))
    }

    /// `/don-vi/<unit>/nam/<year>/`: a unit in a year before its newest one.
    pub fn unit_in(unit: &Unit<'_>, year: i32) -> Self {
        Self(format!("don-vi/{}/nam/{year}/", unit.id))
    }

    /// `/don-vi/<unit>/bieu-do/`: the chart of a unit alone, for frames of other sites.
    pub fn unit_chart(unit: &Unit<'_>) -> Self {
        Self(format!("don-vi/{}/bieu-do/", unit.id))
    }

    /// `/don-vi/<unit>/ton-tai/[<piece>/]`: one page of the findings about a unit.
    pub fn findings_about(unit: &Unit<'_>, piece: usize) -> Self {
        Self::piece(format!("don-vi/{}/ton-tai/", unit.id), piece)
    }

    /// `/don-vi/<unit>/don-vi/<piece>/`: one of the further pages of what stands below a unit.
    pub fn below(unit: &Unit<'_>, piece: usize) -> Self {
        Self(format!("don-vi/{}/don-vi/{piece}/", unit.id))
    }

    /// `/nam/`.
    pub fn years() -> Self {
        Self::new("nam/")
    }

    /// `/nam/<year>/`.
    pub fn year(year: i32) -> Self {
        Self(format!("nam/{year}/"))
    }

    /// `/nam/<year>/<area>/[<piece>/]`: a district in a year, as many of its communes as one page takes.
    pub fn year_of(year: i32, area: &Unit<'_>, piece: usize) -> Self {
        Self::piece(format!("nam/{year}/{}/", area.id), piece)
    }

    /// `/linh-vuc/`.
    pub fn domains() -> Self {
        Self::new("linh-vuc/")
    }

    /// `/linh-vuc/<key>/`.
    pub fn domain(key: &str) -> Self {
        Self(format!("linh-vuc/{key}/"))
    }

    /// `/linh-vuc/<key>/<area>/[<piece>/]`: the communes of a district in a domain, as many as one page takes.
    pub fn domain_of(key: &str, area: &Unit<'_>, piece: usize) -> Self {
        Self::piece(format!("linh-vuc/{key}/{}/", area.id), piece)
    }

    /// `/bo-tieu-chi/`.
    pub fn frameworks() -> Self {
        Self::new("bo-tieu-chi/")
    }

    /// `/bo-tieu-chi/<framework>/`.
    pub fn framework(framework: &Framework<'_>) -> Self {
        Self(format!("bo-tieu-chi/{}/", framework.id))
    }

    /// `/bo-tieu-chi/<framework>/<criterion>/`.
    pub fn criterion(framework: &Framework<'_>, criterion: &Criterion<'_>) -> Self {
        // A code is printed text; its address holds only what is safe in one.
        let safe = |c: char| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c.to_ascii_lowercase() } else { '-' }
        };
        let code: String = criterion.id.chars().map(safe).collect();
        Self(format!("bo-tieu-chi/{}/{}/", framework.id, code.trim_matches('.')))
    }

    /// `/bo-tieu-chi/<framework>/<criterion>/ton-tai/[<piece>/]`: one page of the findings at a criterion.
    pub fn findings_at(framework: &Framework<'_>, criterion: &Criterion<'_>, piece: usize) -> Self {
        Self::piece(format!("{}ton-tai/", Self::criterion(framework, criterion)), piece)
    }

    /// `/ton-tai/`.
    pub fn findings() -> Self {
        Self::new("ton-tai/")
    }

    /// `/ton-tai/nam/<year>/<district>/[<piece>/]`: one page of the findings of a year and district.
    pub fn findings_of(year: i32, district: Option<&Unit<'_>>, piece: usize) -> Self {
        let district = district.map_or("khac", |unit| &unit.id);
        Self::piece(format!("ton-tai/nam/{year}/{district}/"), piece)
    }

    /// One of the pages of a list, counted from 1: the first has the address of the list.
    fn piece(first: String, piece: usize) -> Self {
        Self(if piece == 1 { first } else { format!("{first}{piece}/") })
    }

    /// `/ton-tai/<id>/`.
    pub fn finding(finding: &Finding<'_>) -> Self {
        Self(format!("ton-tai/{}/", finding.id))
    }

    /// `/ton-tai/<id>/` of a former id.
    pub fn finding_by(id: &str) -> Self {
        Self(format!("ton-tai/{id}/"))
    }

    /// `/khac-phuc/`.
    pub fn remedies() -> Self {
        Self::new("khac-phuc/")
    }

    /// `/khac-phuc/nam/<year>/<district>/[<piece>/]`: one page of the remedies of a year and district.
    pub fn remedies_of(year: i32, district: Option<&Unit<'_>>, piece: usize) -> Self {
        let district = district.map_or("khac", |unit| &unit.id);
        Self::piece(format!("khac-phuc/nam/{year}/{district}/"), piece)
    }

    /// `/so-sanh/`.
    pub fn compare() -> Self {
        Self::new("so-sanh/")
    }

    /// `/van-ban/`.
    pub fn documents() -> Self {
        Self::new("van-ban/")
    }

    /// `/van-ban/nam/<year>/[<piece>/]`: one page of the documents issued in a year, or without a date.
    pub fn documents_of(year: Option<i32>, piece: usize) -> Self {
        let year = year.map_or_else(|| "khac".to_owned(), |year| year.to_string());
        Self::piece(format!("van-ban/nam/{year}/"), piece)
    }

    /// `/van-ban/<id>/`.
    pub fn document(document: &Document<'_>) -> Self {
        Self(format!("van-ban/{}/", document.id))
    }

    /// `/van-ban/<id>/[<piece>/]`: one of the pages of a document that much was taken from.
    pub fn document_part(document: &Document<'_>, piece: usize) -> Self {
        Self::piece(Self::document(document).0, piece)
    }

    /// `/chat-luong-du-lieu/`.
    pub fn audit() -> Self {
        Self::new("chat-luong-du-lieu/")
    }

    /// `/chat-luong-du-lieu/<rule>/[<piece>/]`: one page of what one rule of the audit found.
    pub fn reports_of_rule(rule: &str, piece: usize) -> Self {
        Self::piece(format!("chat-luong-du-lieu/{rule}/"), piece)
    }

    /// `/chat-luong-du-lieu/don-vi/<district>/[<piece>/]`: one page of what the audit found about a district.
    pub fn reports_of_district(district: &Unit<'_>, piece: usize) -> Self {
        Self::piece(format!("chat-luong-du-lieu/don-vi/{}/", district.id), piece)
    }

    /// `/dinh-chinh/`.
    pub fn corrections() -> Self {
        Self::new("dinh-chinh/")
    }

    /// `/dinh-chinh/nam/<year>/[<piece>/]`: one page of the corrections of a year.
    pub fn corrections_of(year: i32, piece: usize) -> Self {
        Self::piece(format!("dinh-chinh/nam/{year}/"), piece)
    }

    /// `/tim-kiem/`.
    pub fn search() -> Self {
        Self::new("tim-kiem/")
    }

    /// `/du-lieu/`.
    pub fn data() -> Self {
        Self::new("du-lieu/")
    }

    /// `/404.html`.
    pub fn not_found() -> Self {
        Self::new("404.html")
    }

    /// `/<page>/`, a page written in Markdown.
    pub fn page(id: &str) -> Self {
        Self(format!("{id}/"))
    }

    /// The route as text, relative to the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that holds the page.
    ///
    /// # Errors
    /// When the route is not safe as a path.
    pub fn artifact_path(&self) -> Result<ArtifactPath, InvalidPath> {
        let folder = self.0.is_empty() || self.0.ends_with('/');
        ArtifactPath::new(if folder { format!("{}{INDEX}", self.0) } else { self.0.clone() })
    }

    /// The way from the page up to the root: one `../` for each folder.
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Route {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_route_knows_its_file_and_its_way_up() {
        for (route, file, root) in [
            (Route::home(), "index.html", ""),
            (Route::new("404.html"), "404.html", ""),
            (Route::year(2023), "nam/2023/index.html", "../../"),
        ] {
            assert_eq!(route.artifact_path().unwrap().as_str(), file);
            assert_eq!(route.root(), root);
        }
    }
}
