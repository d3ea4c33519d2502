//! What the firm sells.

/// Goods or a service with its price.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ware {
    /// Name in Chinese and in English.
    pub(super) name: (&'static str, &'static str),
    /// Model or size.
    pub(super) spec: &'static str,
    /// Unit in Chinese and in English.
    pub(super) unit: (&'static str, &'static str),
    /// Price of one with tax, in fen.
    pub(super) price: i64,
}

/// Yuan to fen.
pub(super) const fn yuan(yuan: i64) -> i64 {
    yuan * 100
}

const PIECE: (&str, &str) = ("台", "pc");
const LOT: (&str, &str) = ("项", "lot");

pub(super) const MAGNETIC: Ware =
    Ware {
        name: ("电磁流量计", "Electromagnetic flow meter"), spec: "DN80 PN16", unit: PIECE, price: yuan(6_200)
    };
pub(super) const ULTRASONIC: Ware =
    Ware { name: ("超声波流量计", "Ultrasonic flow meter"), spec: "DN150", unit: PIECE, price: yuan(8_550) };
pub(super) const VORTEX: Ware =
    Ware { name: ("涡街流量计", "Vortex flow meter"), spec: "DN50 PN25", unit: PIECE, price: yuan(4_860) };
pub(super) const CORIOLIS: Ware = Ware {
    name: ("科里奥利质量流量计", "Coriolis mass flow meter"),
    spec: "DN25 316L",
    unit: PIECE,
    price: yuan(28_600),
};
pub(super) const PORTABLE: Ware = Ware {
    name: ("便携式超声波流量计", "Portable ultrasonic flow meter"),
    spec: "DN15–DN700",
    unit: ("套", "set"),
    price: yuan(12_800),
};
pub(super) const PRESSURE: Ware =
    Ware { name: ("压力变送器", "Pressure transmitter"), spec: "0–1.6 MPa", unit: PIECE, price: yuan(1_380) };
pub(super) const TEMPERATURE: Ware = Ware {
    name: ("温度变送器", "Temperature transmitter"),
    spec: "Pt100 4–20 mA",
    unit: ("支", "pc"),
    price: yuan(640),
};
pub(super) const TERMINAL: Ware =
    Ware { name: ("数据采集终端", "Data terminal"), spec: "RTU 8AI/4DI", unit: PIECE, price: yuan(3_950) };
pub(super) const CALIBRATION: Ware =
    Ware { name: ("校准服务", "Calibration"), spec: "JJG 1030", unit: ("台次", "unit"), price: yuan(480) };

/// Installation guidance with the first year's verification, priced for the job.
pub(super) const fn guidance(price: i64) -> Ware {
    Ware {
        name: ("安装指导与首年检定", "Installation guidance and first-year verification"),
        spec: "",
        unit: LOT,
        price: yuan(price),
    }
}

/// Training on site.
pub(super) const fn training(price: i64) -> Ware {
    Ware { name: ("现场操作培训", "On-site operator training"), spec: "", unit: LOT, price: yuan(price) }
}

/// A yearly round of inspections.
pub(super) const fn inspection(price: i64) -> Ware {
    Ware { name: ("年度巡检与维护", "Yearly inspection and upkeep"), spec: "", unit: LOT, price: yuan(price) }
}

/// Freight, packing and spare parts.
pub(super) const fn spares(price: i64) -> Ware {
    Ware {
        name: ("备件与包装运输", "Spare parts, packing and freight"), spec: "", unit: LOT, price: yuan(price)
    }
}
