//! A fix takes its finding away and brings no new error.

use counterpart::domain::checker::finding::Finding;
use counterpart::domain::checker::rule::Severity;

use super::deal::{deal, findings};
use super::rows;

fn errors(found: &[Finding]) -> Vec<&'static str> {
    found.iter().filter(|it| it.severity() == Severity::Error).map(|it| it.rule.code()).collect()
}

#[test]
fn a_mended_finding_is_gone_and_no_error_came() {
    let mut mended = Vec::new();
    for row in rows() {
        let mut broken = deal();
        (row.fires)(&mut broken);
        let before = findings(&broken);
        for finding in before.iter().filter(|it| it.rule.code() == row.rule) {
            let Some(fix) = &finding.fix else { continue };
            fix.apply(&mut broken.contract);
            let after = findings(&broken);
            let same = after.iter().any(|it| it.rule == finding.rule && it.place == finding.place);
            assert!(!same, "{} is not mended by {fix:?}", row.rule);
            let known = errors(&before);
            assert!(errors(&after).iter().all(|code| known.contains(code)), "{}: {:?}", row.rule, errors(&after));
            mended.push(row.rule);
        }
    }
    assert_eq!(
        mended,
        [
            "PIP-01", "PIP-09", "PIP-10", "DEV-06", "DEV-07", "KPI-04", "KPI-05", "KPI-08", "KPI-09", "SVC-01",
            "SVC-04", "SVC-05", "SVC-07", "SUP-02", "SUP-02", "SUP-04", "DSP-01", "DSP-09", "CON-01", "CON-02",
            "CON-03", "CON-05", "LNG-01", "GEN-02", "GEN-04", "GEN-07", "GEN-07", "GEN-09", "GEN-09", "SIG-03",
            "SIG-03",
        ]
    );
}
