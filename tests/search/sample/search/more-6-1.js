minhbachIndex("65310c42","more-6-1",{"son!w":"AgCgSeKg"});
