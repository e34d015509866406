minhbachIndex("8d8efb75d8481d9c","more-4-1",{"son!w":"AhChSeKh"});
