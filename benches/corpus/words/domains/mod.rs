//! The eight domains, one a file.

mod bo_may;
mod chi_dao;
mod chinh_quyen_so;
mod cong_vu;
mod tac_dong;
mod tai_chinh;
mod the_che;
mod thu_tuc;

use super::{Criterion, Domain};

const fn criterion(
    title: &'static str,
    max: i64,
    counted: &'static str,
    faults: [&'static str; 4],
) -> Criterion {
    Criterion { title, max, counted, faults }
}

/// The eight domains; their maxima add up to 100 points.
pub(in super::super) static DOMAINS: [Domain; 8] = [
    chi_dao::DOMAIN,
    the_che::DOMAIN,
    thu_tuc::DOMAIN,
    bo_may::DOMAIN,
    cong_vu::DOMAIN,
    tai_chinh::DOMAIN,
    chinh_quyen_so::DOMAIN,
    tac_dong::DOMAIN,
];
