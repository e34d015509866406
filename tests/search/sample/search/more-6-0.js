minhbachIndex("65310c42","more-6-0",{"son!w":"YiEgCg"});
