minhbachIndex("ff1fb125","more-7-1",{"xa!x":"AgCgCgOgCeKg","xa_son":"AgCgSeKg"});
