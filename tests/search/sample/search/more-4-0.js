minhbachIndex("8d8efb75d8481d9c","more-4-0",{"son!w":"YiEhCh"});
